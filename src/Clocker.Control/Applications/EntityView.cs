using Clocker.Model.Blueprints;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Control.Applications;

/// <summary>What a behaviour sees of its entity; remembers what it looked at.</summary>
internal sealed class EntityView(EntityRecord record, ApplicationScope scope, string applicationName, EntityId application) : IEntityView
{
    /// <summary>Config may lead to other config, not in circles.</summary>
    private const int MostSteps = 20;

    private readonly Evaluator _evaluator = new(scope, record.Id);
    private HashSet<Dependency>? _seen;
    private HashSet<Dependency>? _blocking;

    public EntityId Id => record.Id;

    public string Name => record.Name;

    public string Handle => record.Handle;

    public EntityId Application => application;

    public string ApplicationName => applicationName;

    public Lifecycle Expected => record.Expected;

    public ContainerGranted? Container => record.Granted;

    public CloudGranted? Cloud => record.GrantedCloud;

    public ValueMap<Value> Memory => record.Memory;

    public IReadOnlyList<ChildView> Children
    {
        get
        {
            // A parent is asked again whenever a child changes, so nobody has to remember that it looked.
            var children = new List<ChildView>(record.Children.Count);
            foreach (var child in record.Children)
            {
                if (scope.Record(child) is { } other)
                {
                    children.Add(ViewOf(other));
                }
            }

            return children;
        }
    }

    /// <summary>What was looked at; a sensor without a name is all of an entity.</summary>
    public HashSet<Dependency> Seen
    {
        get
        {
            _seen ??= [];
            _seen.UnionWith(_evaluator.Read);
            return _seen;
        }
    }

    /// <summary>What is waited for, as far as patience counts.</summary>
    public IReadOnlySet<Dependency> Waits => _evaluator.Waits;

    /// <summary>What keeps it from being made or started.</summary>
    public IReadOnlySet<Dependency> Blocking => _blocking ?? EntityRecord.NotBlocked;

    /// <summary>When to ask again although nothing has changed.</summary>
    public TimeSpan? WakeAt => _evaluator.WakeAt;

    public Configured<T> Config<T>(ConfigKey<T> key) => ConfigOf(record.Id, key);

    public Configured<T> ConfigOf<T>(EntityId entity, ConfigKey<T> key)
    {
        switch (_evaluator.ConfigIfGiven(entity, key.Name))
        {
            case null or Evaluated.Ready { Value: Value.Nothing }:
                return new Configured<T>.Ready(key.Default);
            case Evaluated.NotYet notYet:
                if (key.ShapesContainer || key.Name == StartKeys.Latch.Name)
                {
                    (_blocking ??= []).Add(notYet.On);
                }

                return new Configured<T>.NotYet(notYet.Reason);
            case Evaluated.Failed failed:
                return new Configured<T>.Failed($"{key.Name}: {failed.Reason}");
            case Evaluated.Ready ready:
                return Coerced(key, ready.Value);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public Value? Sensor(EntityId entity, string sensor)
    {
        (_seen ??= []).Add(new(entity, sensor));
        return scope.Sensor(entity, sensor);
    }

    public ChildView? Entity(EntityId entity)
    {
        (_seen ??= []).Add(new(entity, ""));
        return scope.Record(entity) is { } other ? ViewOf(other) : null;
    }

    public string? CloudOf(EntityId entity) => scope.DestinationOf(entity)?.Name ?? scope.LocationOf(entity);

    public IReadOnlyList<EntityId> OfType(string type)
    {
        (_seen ??= []).Add(Dependency.OnEntities);
        return scope.Index.OfType(type);
    }

    public Configured<EntitySpec?> Specification(ConfigKey key) =>
        scope.Config(record.Id, key.Name) is { } given ? Specified(given.Expression, given.GivenAt, 0, scope) : new Configured<EntitySpec?>.Ready(null);

    public IReadOnlyList<EntityId> Below(EntityId entity)
    {
        (_seen ??= []).Add(Dependency.OnEntities);
        return scope.Record(entity) is { IsGoing: false } above ? [.. scope.Index.SelfAndBelow(above).Skip(1).Select(below => below.Id)] : [];
    }

    public EntityId? ParentOf(EntityId entity) => scope.Record(entity)?.Parent;

    public EntitySpec? SpecOf(EntityId entity) => scope.Record(entity)?.Spec;

    public Value? ConfigNow(EntityId entity, string key) => _evaluator.ConfigIfGiven(entity, key) is Evaluated.Ready ready ? ready.Value : null;

    private static Configured<EntitySpec?> Specified(Expression expression, EntityId at, int depth, ApplicationScope scope) => expression switch
    {
        Expression.GivenAt given => Specified(given.Inner, given.Entity, depth + 1, scope),
        Expression.Specification specification => new Configured<EntitySpec?>.Ready(specification.Entity),
        Expression.Constant { Value: Value.Nothing } => new Configured<EntitySpec?>.Ready(null),
        Expression.Config { Key: Expression.Constant key } config when depth < MostSteps && scope.Find(at, config.Target) is { } target =>
            scope.Config(target, key.Value.Display) is { } given ? Specified(given.Expression, given.GivenAt, depth + 1, scope) : new Configured<EntitySpec?>.Ready(null),
        _ => new Configured<EntitySpec?>.Failed("it is no specification of an entity: a map with a type"),
    };

    private static ChildView ViewOf(EntityRecord other) => new(other.Id, other.Name, other.Handle, other.State, other.Next.IsUp, other.Next.IsStopped)
    {
        Ordinal = other.Ordinal,
        Spec = other.Ordinal is null ? null : other.Spec,
    };

    private static Configured<T> Coerced<T>(ConfigKey<T> key, Value value) => key.Coerce(value) switch
    {
        { Problem: { } problem } => new Configured<T>.Failed($"{key.Name}: {problem}"),
        { Value: var coerced } => new Configured<T>.Ready(coerced!),
    };
}
