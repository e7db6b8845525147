using Clocker.Model.Claims;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Control.Applications;

/// <summary>What a behaviour sees of its entity; remembers whom it looked at.</summary>
internal sealed class EntityView(EntityRecord record, ApplicationScope scope, string applicationName, EntityId application) : IEntityView
{
    private readonly Evaluator _evaluator = new(scope);
    private readonly HashSet<EntityId> _seen = [];

    public EntityId Id => record.Id;

    public string Name => record.Spec.Name;

    public string Handle => record.Spec.Handle;

    public EntityId Application => application;

    public string ApplicationName => applicationName;

    public Lifecycle Expected => record.Expected;

    public ContainerGranted? Container => record.Granted;

    public IReadOnlyList<ChildView> Children => [.. record.Children.Select(Entity).OfType<ChildView>()];

    /// <summary>Everyone whose sensors or state were looked at.</summary>
    public HashSet<EntityId> Seen => [.. _seen, .. _evaluator.Dependencies.Select(read => read.Entity)];

    public Configured<T> Config<T>(ConfigKey<T> key) => ConfigOf(record.Id, key);

    public Configured<T> ConfigOf<T>(EntityId entity, ConfigKey<T> key) => _evaluator.ConfigIfGiven(entity, key.Name) switch
    {
        null => new Configured<T>.Ready(key.Default),
        Evaluated.NotYet notYet => new Configured<T>.NotYet(notYet.Reason),
        Evaluated.Failed failed => new Configured<T>.Failed($"{key.Name}: {failed.Reason}"),
        Evaluated.Ready { Value: Value.Nothing } => new Configured<T>.Ready(key.Default),
        Evaluated.Ready ready => Coerced(key, ready.Value),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Configured<T> Coerced<T>(ConfigKey<T> key, Value value) => key.Coerce(value) switch
    {
        { Problem: { } problem } => new Configured<T>.Failed($"{key.Name}: {problem}"),
        { Value: var coerced } => new Configured<T>.Ready(coerced!),
    };

    public Value? Sensor(EntityId entity, string sensor)
    {
        _seen.Add(entity);
        return scope.Sensor(entity, sensor);
    }

    public ChildView? Entity(EntityId entity)
    {
        _seen.Add(entity);
        return scope.Record(entity) is { } other
            ? new(other.Id, other.Spec.Name, other.Spec.Handle, other.State, other.Next.IsUp, other.Next.IsStopped)
            : null;
    }
}
