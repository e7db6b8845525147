using Clocker.Library.Groups;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;

namespace Clocker.Library.Entities;

/// <summary>One container: waits for its config, asks the cloud for it, and says what the cloud says of it.</summary>
/// <param name="plan">Makes the container's spec of the entity's config, with defaults for what is missing or wrong.</param>
internal sealed class DockerContainer(Func<IEntityView, ConfigReader, ContainerSpec> plan) : IBehaviour
{
    public DockerContainer()
        : this((entity, config) => new ContainerPlan(entity, config).Draft())
    {
    }

    public Next Next(IEntityView entity)
    {
        var config = new ConfigReader(entity);
        var spec = plan(entity, config) is var draft && config.IsComplete ? draft : null;
        var wish = SameServer.Of(PlacementPlan.Make(config), entity);
        var (goal, latch) = Goal(entity);
        var health = new ContainerHealth(entity);
        return new()
        {
            Container = goal is { } wanted && spec is not null && wish is not null ? new(spec, wanted) { Placement = wish } : null,
            Keep = spec is null || wish is null ? goal : null,
            Waiting = Waiting(entity, config, latch),
            IsUp = health.IsUp,
            NotUp = health.NotUp,
            Problems = config.Wrong.Concat(health.Problems).ToValueMap(),
            IsStopped = !IsToRun(entity) && IsStopped(entity.Container, spec),
            Sensors = new ContainerFacts(entity).Sensors(spec),
        };
    }

    public ContainerWanted? Sketch(IEntityView entity)
    {
        var config = new ConfigReader(entity);
        return new(plan(entity, config), RunGoal.Running) { Placement = PlacementPlan.Draft(config) };
    }

    /// <summary>How far to bring the container, null for none, and what holds its start back.</summary>
    private static (RunGoal? Goal, string? Latch) Goal(IEntityView entity) => entity.Expected switch
    {
        Lifecycle.Starting => entity.Config(StartKeys.Latch) switch
        {
            Configured<bool>.Ready { Value: true } => (RunGoal.Running, null),
            Configured<bool>.NotYet notYet => (RunGoal.Created, notYet.Reason),
            Configured<bool>.Failed failed => (RunGoal.Created, $"{StartKeys.Latch.Name}, which cannot be read: {failed.Reason}"),
            _ => (RunGoal.Created, $"{StartKeys.Latch.Name} to be true"),
        },
        Lifecycle.Running or Lifecycle.OnFire => (RunGoal.Running, null),
        Lifecycle.Stopping or Lifecycle.Stopped => (RunGoal.Stopped, null),
        _ => (null, null),
    };

    /// <summary>What runs already was made with what it needed then: it does not wait for that again.</summary>
    private static string? Waiting(IEntityView entity, ConfigReader config, string? latch) =>
        !IsToRun(entity) ? null
        : entity.Expected != Lifecycle.Starting && entity.Container?.Current is not null ? entity.Container.Waiting
        : config.Missing ?? latch ?? entity.Container?.Waiting;

    private static bool IsToRun(IEntityView entity) => entity.Expected is Lifecycle.Starting or Lifecycle.Running or Lifecycle.OnFire;

    /// <summary>A cloud that has said nothing knows of no container only if there was never a spec to ask it for one.</summary>
    private static bool IsStopped(ContainerGranted? granted, ContainerSpec? spec) => granted is null
        ? spec is null
        : granted.Instances.All(instance => instance.State is InstanceState.Stopped or InstanceState.Assigned or InstanceState.Created);
}
