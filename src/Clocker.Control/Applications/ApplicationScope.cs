using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Groups;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Control.Applications;

/// <summary>The application as its expressions see it.</summary>
internal sealed class ApplicationScope(IReadOnlyDictionary<EntityId, EntityRecord> entities, TypeIndex types) : IScope
{
    private ConfigLookup? _config;
    private EntityIndex? _index;

    /// <summary>Tells the moment; unless it is set, nobody loses patience.</summary>
    public Func<TimeSpan> Clock { get; init; } = () => TimeSpan.Zero;

    /// <summary>Tells the location of the application where its blueprint does not.</summary>
    public Func<string?> UsualLocation { get; init; } = () => null;

    /// <summary>Tells what each location is.</summary>
    public Func<ValueMap<Destination>> Destinations { get; init; } = () => [];

    /// <summary>What is known of secrets that other systems keep.</summary>
    public Externals Externals { get; init; } = new();

    /// <summary>The entities by id and in order.</summary>
    public EntityIndex Index => _index ??= new(entities.Values);

    public TimeSpan Now => Clock();

    /// <summary>Entities came or went, or stand elsewhere now.</summary>
    public void Rearranged() => _index = null;

    /// <inheritdoc />
    public bool IsLasting(EntityId entity) => Record(entity) is { IsMadeWith: null, IsGoing: false };

    public bool Has(EntityId entity) => Record(entity) is not null;

    public EntityRecord? Record(EntityId entity) => Index.Find(entity);

    /// <summary>The entity that a reference means, if that can be said without evaluating anything.</summary>
    public EntityId? Find(EntityId from, EntityReference reference)
    {
        if (!reference.IsFixed)
        {
            return null;
        }

        var start = reference.From is { } first ? Find(from, first) : from;
        return start is { } id ? Find(id, reference.Scope, reference.Id) : null;
    }

    public EntityId? Find(EntityId from, ReferenceScope scope, string? id)
    {
        if (Record(from) is not { } entity)
        {
            return null;
        }

        return scope switch
        {
            ReferenceScope.This => from,
            ReferenceScope.Parent => entity.Parent,
            ReferenceScope.Root => Root(entity).Id,
            _ when id is null => null,
            ReferenceScope.Application => Root(entity) is var root && (root.Spec.Id == id || root.Id.Value == id) ? root.Id : null,
            _ => Nearest(entity, scope, id) ?? (Record(new(id)) is { } named && IsIn(named, entity, scope) ? named.Id : null),
        };
    }

    public (Expression Expression, EntityId GivenAt)? Config(EntityId entity, string key) =>
        Record(entity) is { } record ? (_config ??= new(types, Parent)).Find(record, key) : null;

    public Value? Preset(EntityId entity, string key) => Record(entity) is { } record ? types.Preset(record.Spec.Type, key) : null;

    public (Expression Expression, EntityId GivenAt)? LocationConfig(EntityId entity, string key)
    {
        var record = Record(entity);
        while (record is { Spec.Location: null })
        {
            record = Parent(record);
        }

        return record is not null && record.Spec.LocationConfig.TryGetValue(key, out var given) ? (given, record.Id) : null;
    }

    public Value? Sensor(EntityId entity, string sensor) =>
        Record(entity) is { } record && record.Sensors.TryGetValue(sensor, out var value) ? value : null;

    public string NameOf(EntityId entity) => Record(entity)?.Handle ?? entity.Value;

    public string? LocationOf(EntityId entity)
    {
        for (var record = Record(entity); record is not null; record = Parent(record))
        {
            if (record.Spec.Location is { } location)
            {
                return location;
            }
        }

        return UsualLocation();
    }

    /// <summary>What the location of an entity is; null if it is not known.</summary>
    public Destination? DestinationOf(EntityId entity) =>
        LocationOf(entity) is { } location ? Destinations().GetValueOrDefault(location) : null;

    public ExternalState External(string provider, string key) => Externals.Find(provider, key);

    /// <summary>An entity that has asked for a container and has no answer in this life of the world could be in any state.</summary>
    public SourceState? StateOf(EntityId entity) =>
        Record(entity) is { } record && record.IsAnswered ? new(record.State, record.StateAt) : null;

    public TimeSpan? WaitingSince(EntityId waiting, Dependency on, bool isAsked) =>
        Record(waiting) is not { } record || !(record.Wanted is null || (isAsked && record.Expected == Lifecycle.Starting)) ? null
        : record.Waits.TryGetValue(on, out var since) ? since
        : Now;

    /// <summary>The one with that id of the blueprint; of several, the one with the fewest borders of applications between, in order.</summary>
    private EntityId? Nearest(EntityRecord entity, ReferenceScope scope, string id)
    {
        EntityRecord? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in Index.WithId(id))
        {
            if (IsIn(candidate, entity, scope))
            {
                var borders = scope == ReferenceScope.Global ? Borders(entity, candidate) : 0;
                (nearest, least) = borders < least ? (candidate, borders) : (nearest, least);
            }
        }

        return nearest?.Id;
    }

    private bool IsIn(EntityRecord candidate, EntityRecord entity, ReferenceScope scope) => scope switch
    {
        ReferenceScope.Global => true,
        ReferenceScope.Child => candidate.Parent == entity.Id,
        ReferenceScope.MembersOnly => IsMember(candidate, entity),
        ReferenceScope.Sibling => candidate != entity && candidate.Parent is not null && candidate.Parent == entity.Parent,
        ReferenceScope.Descendant => IsBelow(candidate, entity),
        ReferenceScope.Member => IsBelow(candidate, entity) || IsMember(candidate, entity)
            || Index.SelfAndBelow(entity).Any(group => group != entity && IsMember(candidate, group)),
        ReferenceScope.Ancestor => IsBelow(entity, candidate),
        _ => false,
    };

    /// <summary>Whether an entity is a member of a group, as that says itself. What is no group has its children for members.</summary>
    private static bool IsMember(EntityRecord candidate, EntityRecord group) =>
        group.Sensors.TryGetValue(GroupSensors.Members.Name, out var members)
            ? members is Value.Sequence list && list.Items.Any(member => member.Display == candidate.Id.Value)
            : candidate.Parent == group.Id;

    private bool IsBelow(EntityRecord entity, EntityRecord above)
    {
        for (var parent = Parent(entity); parent is not null; parent = Parent(parent))
        {
            if (parent == above)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many borders of nested applications lie on the way; an application itself is seen from outside of its own.</summary>
    private int Borders(EntityRecord from, EntityRecord to)
    {
        var inside = Applications(from);
        var outside = Applications(to);
        var down = outside.FindIndex(inside.Contains);
        var isAtBorder = down > 0 && outside[0] == to;
        return down < 0 ? int.MaxValue - 1 : inside.IndexOf(outside[down]) + down - (isAtBorder ? 1 : 0);
    }

    private List<EntityRecord> Applications(EntityRecord entity)
    {
        var applications = new List<EntityRecord>();
        for (EntityRecord? each = entity; each is not null; each = Parent(each))
        {
            if (each.Parent is null || each.Spec.Type == BasicDeclarations.Application.Name)
            {
                applications.Add(each);
            }
        }

        return applications;
    }

    private EntityRecord Root(EntityRecord entity)
    {
        while (Parent(entity) is { } parent)
        {
            entity = parent;
        }

        return entity;
    }

    private EntityRecord? Parent(EntityRecord entity) => entity.Parent is { } parent ? Record(parent) : null;
}
