using Clocker.Model.Entities;
using Clocker.Model.Predicates;
using Clocker.Model.Values;

namespace Clocker.Model.Groups;

/// <summary>Keys of groups and of what stands for others; the names are Brooklyn's.</summary>
public static class GroupKeys
{
    /// <summary>How many members must be up.</summary>
    public static ConfigKey<Quorum?> UpQuorum { get; } = Quorums(
        "enricher.service_state.children_and_members.quorum.up", ["quorum.up", "upQuorumCheck"], "How many of those that should run must be up for it to be up; at least one unless said.");

    /// <summary>How many members must not be on fire.</summary>
    public static ConfigKey<Quorum?> RunningQuorum { get; } = Quorums(
        "enricher.service_state.children_and_members.quorum.running", ["quorum.running", "runningQuorumCheck"], "How many of those that should run must not be on fire for it to run; all unless said.");

    /// <summary>Which entities belong to a dynamic group.</summary>
    public static ConfigKey<Predicate?> EntityFilter { get; } = new(
        "dynamicgroup.entityfilter", ["entityFilter"], "A test that entities pass to be its members; without one it has none.", "a test, such as {config: role, equals: web}",
        value => value is Value.Nothing ? default : PredicateReader.Coerce(value) switch { { Problem: { } problem } => Coerced<Predicate?>.Wrong(problem), { Value: var predicate } => predicate },
        null)
    {
        Inherited = false,
        ShapesContainer = false,
    };

    /// <summary>Below which entity a dynamic group looks.</summary>
    public static ConfigKey<string?> Ancestor { get; } = new(
        "dynamicgroup.ancestor", ["ancestor"], "The entity below which members are looked for; the whole application unless given.", "an entity, such as $brooklyn:entity(\"id\")",
        value => Coercions.OrNull(value, Coercions.Text), null)
    {
        Inherited = false,
        ShapesContainer = false,
    };

    /// <summary>Whether children are members.</summary>
    public static ConfigKey<bool> ChildrenAsMembers { get; } = new(
        "brooklyn.BasicGroup.childrenAsMembers", ["childrenAsMembers"], "Whether its children are its members.", "true or false", Coercions.Truth, false)
    {
        Inherited = false,
        ShapesContainer = false,
    };

    private static ConfigKey<Quorum?> Quorums(string name, IReadOnlyList<string> flags, string description) => new(
        name, flags, description, "all, atLeastOne, a number, or points such as [[5,5],[10,7]]", value => Coercions.OrNull(value, Quorum.Coerce), null)
    {
        Inherited = false,
        ShapesContainer = false,
    };
}
