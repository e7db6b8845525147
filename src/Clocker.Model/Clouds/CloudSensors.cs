using Clocker.Model.Entities;

namespace Clocker.Model.Clouds;

/// <summary>Sensors of a cloud, of its hosts and of their containers; the names are the original Clocker's, where it had them.</summary>
public static class CloudSensors
{
    /// <summary>How many hosts.</summary>
    public static Sensor HostsTotal { get; } = new("docker.hosts.total", "How many hosts the cloud has, without those that are about to leave.");

    /// <summary>How many hosts are idle.</summary>
    public static Sensor HostsIdle { get; } = new("docker.hosts.idle", "How many of its hosts run no container of ours.");

    /// <summary>How many containers.</summary>
    public static Sensor ContainersTotal { get; } = new("docker.containers.total", "How many of our containers are on its hosts.");

    /// <summary>How much room is lacking.</summary>
    public static Sensor HeadroomNeeded { get; } = new("docker.container.cluster.needed", "For how many containers its headroom lacks room; negative is how much there is beyond.");

    /// <summary>How full it is.</summary>
    public static Sensor Utilisation { get; } = new("docker.container.cluster.utilisation", "Which part of the containers that fit on its hosts is there.");

    /// <summary>Too little room.</summary>
    public static Sensor Hot { get; } = new("docker.container.cluster.hot", "Whether there is less room than its headroom.");

    /// <summary>Too much room.</summary>
    public static Sensor Cold { get; } = new("docker.container.cluster.cold", "Whether a whole host could go, and its headroom were there.");

    /// <summary>Enough room.</summary>
    public static Sensor Ok { get; } = new("docker.container.cluster.ok", "Whether it is neither hot nor cold.");

    /// <summary>How many hosts it should have.</summary>
    public static Sensor HostsDesired { get; } = new("docker.hosts.desired", "How many hosts its containers and its headroom take.");

    /// <summary>Why it does not have them.</summary>
    public static Sensor HeadroomProblem { get; } = new("docker.container.cluster.problem", "Why it gets no more hosts although it is hot.");

    /// <summary>The location.</summary>
    public static Sensor DynamicLocation { get; } = new("entity.dynamicLocation", "The location that blueprints are deployed to.");

    /// <summary>Its name.</summary>
    public static Sensor DynamicLocationName { get; } = new("entity.dynamicLocation.name", "The name of that location.");

    /// <summary>The type of the cluster of the hosts in a cloud's tree.</summary>
    public const string ClusterType = "DynamicCluster";

    /// <summary>The type of a host in a cloud's tree.</summary>
    public const string HostType = "DockerHost";

    /// <summary>The type of a container in a cloud's tree.</summary>
    public const string ContainerType = "DockerContainer";

    /// <summary>How many members a cluster has.</summary>
    public static Sensor GroupSize { get; } = new("group.members.count", "How many members it has.");

    /// <summary>A host's name.</summary>
    public static Sensor HostName { get; } = new("docker.host.name", "The host's name in its cloud.");

    /// <summary>A host's state.</summary>
    public static Sensor HostState { get; } = new("docker.host.state", "coming, ready, draining, silent, lost or leaving.");

    /// <summary>A host's labels.</summary>
    public static Sensor Labels { get; } = new("docker.host.labels", "The host's labels.");

    /// <summary>Where a host's engine is.</summary>
    public static Sensor Endpoint { get; } = new("docker.host.endpoint", "Where the host's engine is.");

    /// <summary>A host's engine's version.</summary>
    public static Sensor Version { get; } = new("docker.version", "The version of the host's engine.");

    /// <summary>A host's memory.</summary>
    public static Sensor MemoryTotal { get; } = new("machine.memory.total", "The host's memory, in KiB.");

    /// <summary>How much of its memory a host uses.</summary>
    public static Sensor MemoryUsed { get; } = new("machine.memory.used", "How much of the host's memory is used, in KiB.");

    /// <summary>How much memory of a host is free.</summary>
    public static Sensor MemoryFree { get; } = new("machine.memory.free", "How much of the host's memory programs could have at once, in KiB.");

    /// <summary>The part of its memory that a host uses.</summary>
    public static Sensor MemoryUsedPercent { get; } = new("memory.used.percent", "How much of the host's memory is used, from 0 to 1.");

    /// <summary>The part of its processors that a host uses.</summary>
    public static Sensor CpuUsage { get; } = new("machine.cpu", "How much of the host's processors is used, from 0 to 1.");

    /// <summary>A host's load average.</summary>
    public static Sensor LoadAverage { get; } = new("machine.loadAverage", "How many programs of the host ran or waited for a processor, on average of the last minute.");

    /// <summary>For how long a host is up.</summary>
    public static Sensor Uptime { get; } = new("machine.uptime", "For how long the host's machine was up when it was measured last, in seconds.");

    /// <summary>The part of their processors that hosts use.</summary>
    public static Sensor CpuAverage { get; } = new("cpu.average", "How much of their processors the hosts use that are measured, from 0 to 1; 0 if none is.");

    /// <summary>A host's processors.</summary>
    public static Sensor Cpus { get; } = new("machine.cpus", "How many processors the host has.");

    /// <summary>Whether a container is ours.</summary>
    public static Sensor Managed { get; } = new("docker.container.managed", "Whether the container was made by this server.");

    /// <summary>Whose a container is.</summary>
    public static Sensor Entity { get; } = new("docker.container.entity", "The entity that runs in the container.");

    /// <summary>Where a container is.</summary>
    public static Sensor Host { get; } = new("docker.host", "The host that the container is on.");

    /// <summary>In which cloud a container is.</summary>
    public static Sensor Infrastructure { get; } = new("docker.infrastructure", "The cloud that the container is in.");

    /// <summary>What an infrastructure has.</summary>
    public static IReadOnlyList<Sensor> All { get; } =
    [
        HostsTotal, HostsIdle, ContainersTotal, DynamicLocation, DynamicLocationName,
        HeadroomNeeded, Utilisation, Hot, Cold, Ok, HostsDesired, HeadroomProblem,
    ];
}
