using Clocker.Model.Claims;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Values;

using Keys = Clocker.Model.Containers.ComposeServiceDeclaration;

namespace Clocker.Library.Entities;

/// <summary>A service of a Compose file: a container that may also be meant to end, and is well once it has ended well.</summary>
internal sealed class ComposeService : IBehaviour
{
    private readonly DockerContainer _container = new(ComposePlan.Draft);

    public Next Next(IEntityView entity)
    {
        var next = _container.Next(entity);
        if (entity.Container?.Current is not { Container: { StartedAt: not null } seen } instance)
        {
            return next;
        }

        var isDone = instance.State == InstanceState.Stopped && seen is { Status: ContainerStatus.Exited, ExitCode: 0, OutOfMemory: false, Error: "" }
            && entity.Expected is Lifecycle.Starting or Lifecycle.Running or Lifecycle.OnFire;
        var sensors = next.Sensors.With(Keys.Started.Name, Value.Of(true));
        return next with
        {
            IsUp = isDone ? true : next.IsUp,
            NotUp = isDone ? [] : next.NotUp,
            Sensors = isDone ? sensors.With(Keys.Completed.Name, Value.Of(true)) : sensors,
        };
    }

    public ContainerWanted? Sketch(IEntityView entity) => _container.Sketch(entity);
}
