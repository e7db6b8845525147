using Clocker.Model.Claims;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Control.Applications;

/// <summary>What a behaviour sees of its entity; remembers what it looked at.</summary>
internal sealed class EntityView(EntityRecord record, ApplicationScope scope, string applicationName, EntityId application) : IEntityView
{
    private readonly Evaluator _evaluator = new(scope, record.Id);
    private HashSet<Dependency>? _seen;
    private HashSet<Dependency>? _blocking;

    public EntityId Id => record.Id;

    public string Name => record.Spec.Name;

    public string Handle => record.Spec.Handle;

    public EntityId Application => application;

    public string ApplicationName => applicationName;

    public Lifecycle Expected => record.Expected;

    public ContainerGranted? Container => record.Granted;

    public CloudGranted? Cloud => record.GrantedCloud;

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

    /// <remarks>It changes with the blueprint alone, and then everybody is asked again.</remarks>
    public IReadOnlyList<EntityId> OfType(string type) => scope.Index.OfType(type);

    private static ChildView ViewOf(EntityRecord other) =>
        new(other.Id, other.Spec.Name, other.Spec.Handle, other.State, other.Next.IsUp, other.Next.IsStopped);

    private static Configured<T> Coerced<T>(ConfigKey<T> key, Value value) => key.Coerce(value) switch
    {
        { Problem: { } problem } => new Configured<T>.Failed($"{key.Name}: {problem}"),
        { Value: var coerced } => new Configured<T>.Ready(coerced!),
    };
}
