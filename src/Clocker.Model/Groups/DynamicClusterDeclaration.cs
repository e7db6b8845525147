using System.Globalization;

using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Model.Groups;

/// <summary>The <c>DynamicCluster</c> entity type: as many members as it is told, all made of one specification. The keys' names are Brooklyn's.</summary>
public static class DynamicClusterDeclaration
{
    /// <summary>The type's name.</summary>
    public const string TypeName = "DynamicCluster";

    /// <summary>A cluster has no more members than this.</summary>
    public const int MostMembers = 10_000;

    /// <summary>How many members.</summary>
    public static ConfigKey<int> InitialSize { get; } = new(
        "cluster.initial.size", ["initialSize"], "How many members it has until it is resized.", $"a number from 0 to {MostMembers}", Size, 1)
    {
        ShapesContainer = false,
    };

    /// <summary>How many members must be there in the beginning.</summary>
    public static ConfigKey<int?> InitialQuorum { get; } = new(
        "cluster.initial.quorumSize", ["initialQuorumSize"], "With how many members it is content where some cannot be started; with all unless given.", "a number; below zero means all",
        value => Coercions.OrNone(value, Coercions.Integer), null)
    {
        ShapesContainer = false,
    };

    /// <summary>The most members.</summary>
    public static ConfigKey<int> MaxSize { get; } = new(
        "cluster.max.size", ["maxSize"], "The most members that it may be resized to.", $"a number up to {MostMembers}",
        value => Coercions.Integer(value) is { Problem: null, Value: > MostMembers } ? MostMembers : Size(value), MostMembers)
    {
        ShapesContainer = false,
    };

    /// <summary>What members are.</summary>
    public static ConfigKey<Value> MemberSpec { get; } = Specification("dynamiccluster.memberspec", "memberSpec", "What its members are made of.");

    /// <summary>What the first member is.</summary>
    public static ConfigKey<Value> FirstMemberSpec { get; } = Specification("dynamiccluster.firstmemberspec", "firstMemberSpec", "What its first member is made of, if that is another thing.");

    /// <summary>What becomes of members that cannot be started.</summary>
    public static ConfigKey<bool> Quarantine { get; } = new(
        "dynamiccluster.quarantineFailedEntities", ["quarantineFailedEntities"], "Whether members that cannot be started are kept aside; else they are removed.", "true or false", Coercions.Truth, true)
    {
        ShapesContainer = false,
    };

    /// <summary>The number of a member, which its cluster gives it.</summary>
    public static ConfigKey<int?> MemberId { get; } = new(
        GroupSensors.MemberId.Name, [], "The number of a member: a cluster gives it to each.", "a number", value => Coercions.OrNone(value, Coercions.Integer), null)
    {
        ShapesContainer = false,
    };

    /// <summary>Resize.</summary>
    public static Effector Resize { get; } = new("resize", "Adds or removes members until there are as many.")
    {
        Parameters = [new("desiredSize", "How many members.", IsRequired: true)],
    };

    /// <summary>Resize by a difference.</summary>
    public static Effector ResizeByDelta { get; } = new("resizeByDelta", "Adds or removes so many members.")
    {
        Parameters = [new("delta", "How many; below zero removes.", IsRequired: true)],
    };

    /// <summary>Replace a member.</summary>
    public static Effector ReplaceMember { get; } = new("replaceMember", "Makes a member anew: first another one is started, then it is removed.")
    {
        Parameters = [new("memberId", "The member: its number, its id or its name.", IsRequired: true)],
    };

    /// <summary>Remove those that could not be started.</summary>
    public static Effector ExpungeMembers { get; } = new("expungeMembers", "Removes the members that could not be started.");

    /// <summary>The declaration.</summary>
    public static TypeDeclaration Type { get; } = new(
        TypeName,
        ["Cluster"],
        "A cluster of members that are all made of one specification; it grows and shrinks.",
        [
            InitialSize, InitialQuorum, MaxSize, MemberSpec, FirstMemberSpec, Quarantine, MemberId, GroupKeys.UpQuorum, GroupKeys.RunningQuorum, StartKeys.Latch, StartKeys.Timeout,
            .. KnownOnly,
        ],
        GroupSensors.OfCluster,
        [.. StartKeys.Effectors, Resize, ResizeByDelta, ReplaceMember, ExpungeMembers]);

    /// <summary>Keys of Brooklyn that this version does not act on.</summary>
    private static IEnumerable<ConfigKey> KnownOnly =>
    [
        Known("dynamiccluster.restartMode"), Known("dynamiccluster.quarantineFilter"), Known("dynamiccluster.removalstrategy"), Known("dynamiccluster.customChildFlags"),
        Known("dynamiccluster.zone.enable"), Known("dynamiccluster.zone.failureDetector"), Known("dynamiccluster.zone.placementStrategy"),
        Known("dynamiccluster.availabilityZones"), Known("dynamiccluster.numAvailabilityZones"), Known("dynamiccluster.maxConcurrentChildCommands"),
    ];

    /// <summary>A number of members.</summary>
    public static Coerced<int> Size(Value value) => Coercions.Integer(value) switch
    {
        { Problem: null, Value: < 0 or > MostMembers } => Coerced<int>.Wrong(string.Create(CultureInfo.InvariantCulture, $"it is not from 0 to {MostMembers}")),
        var read => read,
    };

    private static ConfigKey<Value> Known(string name) => new(name, [], "Of Brooklyn; has no effect in this version.", "any value", Coercions.Any, new Value.Nothing())
    {
        HasEffect = false,
        ShapesContainer = false,
    };

    /// <summary>Entities below do not see it: a cluster among the members has its own.</summary>
    private static ConfigKey<Value> Specification(string name, string flag, string description) => new(
        name, [flag], description, "an entity: a map with a type",
        value => value is Value.Nothing ? value : Coerced<Value>.Wrong($"{Coercions.Describe(value)} is no specification of an entity"), new Value.Nothing())
    {
        Inheritance = ConfigInheritance.NotReinherited,
        ShapesContainer = false,
    };
}
