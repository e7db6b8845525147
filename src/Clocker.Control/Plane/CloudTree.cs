using Clocker.Model.Clouds;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Machines;
using Clocker.Model.Values;

namespace Clocker.Control.Plane;

/// <summary>A cloud as the tree of the original: the infrastructure, the cluster of its hosts, the hosts, their containers. A view: none of them is an entity of an application.</summary>
public sealed class CloudTree
{
    private readonly CloudView _cloud;
    private readonly List<EntityStatus> _entities = [];
    private readonly ILookup<HostId, EntityStatus> _running;

    /// <summary>The tree of a cloud.</summary>
    /// <param name="cloud">The cloud.</param>
    /// <param name="hosts">Its hosts.</param>
    /// <param name="applications">All applications: what runs on its hosts is theirs.</param>
    public CloudTree(CloudView cloud, IReadOnlyList<HostStatus> hosts, IEnumerable<ApplicationView> applications)
    {
        _cloud = cloud;
        _running = applications.SelectMany(application => application.Entities).Where(entity => entity.Instance is not null).ToLookup(entity => entity.Instance!.Host);
        var ours = hosts.Sum(host => _running[host.Id].Count());
        var staying = hosts.Where(host => host.State != HostState.Leaving).ToList();
        var whole = Whole(staying);
        var since = hosts.Select(host => host.Since).DefaultIfEmpty().Max();
        var cluster = new EntityId($"{cloud.Id.Value}.hosts");
        _entities.Add(new()
        {
            Id = cloud.Id,
            Name = cloud.Name,
            Address = cloud.Name,
            Type = DockerInfrastructureDeclaration.TypeName,
            State = cloud.IsGoing ? Lifecycle.Stopping : whole.State,
            Since = since,
            IsUp = whole.IsUp,
            Sensors =
            [
                .. Common(cloud.Id, whole.State, whole.IsUp),
                new(CloudSensors.HostsTotal.Name, Value.Of(staying.Count)),
                new(CloudSensors.HostsIdle.Name, Value.Of(staying.Count(host => !_running[host.Id].Any()))),
                new(CloudSensors.ContainersTotal.Name, Value.Of(ours)),
                new(CloudSensors.CpuAverage.Name, Value.Of(Average(staying))),
                new(CloudSensors.DynamicLocation.Name, Value.Of(cloud.Name)),
                new(CloudSensors.DynamicLocationName.Name, Value.Of(cloud.Name)),
                .. cloud.Headroom?.Sensors() ?? [],
            ],
        });
        _entities.Add(new()
        {
            Id = cluster,
            Parent = cloud.Id,
            Name = "Docker Hosts",
            Address = $"{cloud.Name}/docker-hosts",
            Type = CloudSensors.ClusterType,
            State = whole.State,
            Since = since,
            IsUp = whole.IsUp,
            Sensors = [.. Common(cluster, whole.State, whole.IsUp), new(CloudSensors.GroupSize.Name, Value.Of(staying.Count)), new(CloudSensors.ContainersTotal.Name, Value.Of(ours)), new(CloudSensors.CpuAverage.Name, Value.Of(Average(staying)))],
        });
        foreach (var host in hosts)
        {
            Add(host, cluster);
        }
    }

    /// <summary>All of it, parents before children; the cloud first.</summary>
    public ValueList<EntityStatus> Entities => _entities.ToValueList();

    private static (Lifecycle State, bool? IsUp) Whole(List<HostStatus> hosts) =>
        hosts.Count == 0 || hosts.Exists(host => host.State is HostState.Ready or HostState.Draining or HostState.Upgrading) ? (Lifecycle.Running, true)
        : hosts.Exists(host => host.State == HostState.Coming) ? (Lifecycle.Starting, null)
        : (Lifecycle.OnFire, false);

    private static decimal Average(List<HostStatus> hosts) =>
        Share(hosts.Select(host => host.Use?.CpuUsage).OfType<double>().DefaultIfEmpty().Average());

    private static decimal Share(double share) => Math.Round((decimal)share, 3);

    private void Add(HostStatus host, EntityId cluster)
    {
        var id = new EntityId(host.Id.Value);
        var containers = _running[host.Id].ToList();
        var (state, isUp) = host.State switch
        {
            HostState.Coming => (Lifecycle.Starting, (bool?)null),
            HostState.Leaving => (Lifecycle.Stopping, false),
            HostState.Lost or HostState.Silent => (Lifecycle.OnFire, false),
            _ => (Lifecycle.Running, true),
        };
        _entities.Add(new()
        {
            Id = id,
            Parent = cluster,
            Name = host.Name,
            Address = $"{_cloud.Name}/{host.Name}",
            Type = CloudSensors.HostType,
            State = state,
            Since = host.Since,
            IsUp = isUp,
            Waiting = host.Waiting,
            Problems = host.Problem is { } problem ? [new("engine", problem)] : [],
            Sensors = [.. Common(id, state, isUp), .. Sensors(host, containers.Count)],
        });
        foreach (var container in containers)
        {
            Add(host, id, container);
        }

        foreach (var stranger in host.Strangers)
        {
            Add(host, id, stranger);
        }
    }

    private static IEnumerable<KeyValuePair<string, Value>> Sensors(HostStatus host, int containers)
    {
        yield return new(CloudSensors.HostName.Name, Value.Of(host.Name));
        yield return new(CloudSensors.HostState.Name, Value.Of(host.State.ToString().ToLowerInvariant()));
        yield return new(CloudSensors.ContainersTotal.Name, Value.Of(containers + host.Strangers.Count));
        yield return new(CloudSensors.Labels.Name, new Value.Fields(host.Labels.ToValueMap(label => label.Key, label => Value.Of(label.Value))));
        if (host.Endpoint is { } endpoint)
        {
            yield return new(CloudSensors.Endpoint.Name, Value.Of(endpoint));
        }

        if (host.Description is { } engine)
        {
            yield return new(ContainerSensors.HostAddress.Name, Value.Of(engine.Address));
            yield return new(ContainerSensors.HostName.Name, Value.Of(engine.Name));
            yield return new(CloudSensors.Version.Name, Value.Of(engine.EngineVersion));
        }

        if ((host.MemoryBytes ?? host.Description?.MemoryBytes) is { } memory)
        {
            yield return new(CloudSensors.MemoryTotal.Name, Value.Of(memory / 1024));
        }

        if ((host.Cpus ?? host.Description?.Cpus) is { } cpus)
        {
            yield return new(CloudSensors.Cpus.Name, Value.Of(cpus));
        }

        foreach (var sensor in host.Use is { } use ? Sensors(use) : [])
        {
            yield return sensor;
        }
    }

    private static IEnumerable<KeyValuePair<string, Value>> Sensors(MachineUse use)
    {
        if (use.CpuUsage is { } usage)
        {
            yield return new(CloudSensors.CpuUsage.Name, Value.Of(Share(usage)));
        }

        if (use.LoadAverage is { } load)
        {
            yield return new(CloudSensors.LoadAverage.Name, Value.Of((decimal)load));
        }

        yield return new(CloudSensors.MemoryUsed.Name, Value.Of(use.MemoryUsedBytes / 1024));
        yield return new(CloudSensors.MemoryFree.Name, Value.Of((use.MemoryBytes - use.MemoryUsedBytes) / 1024));
        yield return new(CloudSensors.MemoryUsedPercent.Name, Value.Of(Share(use.MemoryUsage)));
        yield return new(CloudSensors.Uptime.Name, Value.Of((long)use.Uptime.TotalSeconds));
    }

    private void Add(HostStatus host, EntityId parent, EntityStatus running)
    {
        var instance = running.Instance!;
        var id = new EntityId($"{running.Id.Value}.{instance.Incarnation}");
        var own = running.Sensors.Where(sensor => sensor.Key.StartsWith("docker.", StringComparison.Ordinal) || sensor.Key.StartsWith("mapped.docker.", StringComparison.Ordinal));
        _entities.Add(new()
        {
            Id = id,
            Parent = parent,
            Name = instance.ContainerName,
            Address = $"{_cloud.Name}/{host.Name}/{instance.ContainerName}",
            Type = CloudSensors.ContainerType,
            State = running.State,
            Since = instance.Container?.StartedAt ?? running.Since,
            IsUp = instance.IsUp,
            Image = running.Image,
            Spec = running.Spec,
            Instance = instance,
            Sensors =
            [
                .. Common(id, running.State, instance.IsUp),
                .. own,
                new(CloudSensors.Managed.Name, Value.Of(true)),
                new(CloudSensors.Entity.Name, Value.Of(running.Address)),
                new(CloudSensors.Host.Name, Value.Of(host.Name)),
                new(CloudSensors.Infrastructure.Name, Value.Of(_cloud.Name)),
            ],
        });
    }

    /// <summary>A container that somebody else made: shown, and left alone.</summary>
    private void Add(HostStatus host, EntityId parent, Stranger stranger)
    {
        var id = new EntityId($"{host.Id.Value}.{stranger.Name}");
        var state = stranger.Runs ? Lifecycle.Running : Lifecycle.Stopped;
        _entities.Add(new()
        {
            Id = id,
            Parent = parent,
            Name = stranger.Name,
            Address = $"{_cloud.Name}/{host.Name}/{stranger.Name}",
            Type = CloudSensors.ContainerType,
            State = state,
            Since = host.Since,
            IsUp = stranger.Runs,
            Image = stranger.Image,
            Sensors = [.. Common(id, state, stranger.Runs), new(CloudSensors.Managed.Name, Value.Of(false)), new(CloudSensors.Host.Name, Value.Of(host.Name))],
        });
    }

    private static IEnumerable<KeyValuePair<string, Value>> Common(EntityId id, Lifecycle state, bool? isUp)
    {
        yield return new(CommonSensors.EntityIdentity.Name, Value.Of(id.Value));
        yield return new(CommonSensors.State.Name, Value.Of(state.Name()));
        if (isUp is { } known)
        {
            yield return new(CommonSensors.IsUp.Name, Value.Of(known));
        }
    }
}
