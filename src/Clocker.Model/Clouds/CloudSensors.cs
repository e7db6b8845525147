using Clocker.Model.Entities;

namespace Clocker.Model.Clouds;

/// <summary>Sensors of a cloud, on the entity that makes it.</summary>
public static class CloudSensors
{
    /// <summary>How many hosts.</summary>
    public static Sensor HostsTotal { get; } = new("docker.hosts.total", "How many hosts the cloud has, without those that are about to leave.");

    /// <summary>How many hosts are idle.</summary>
    public static Sensor HostsIdle { get; } = new("docker.hosts.idle", "How many of its hosts run no container of ours.");

    /// <summary>How many containers.</summary>
    public static Sensor ContainersTotal { get; } = new("docker.containers.total", "How many of our containers are on its hosts.");

    /// <summary>The location.</summary>
    public static Sensor DynamicLocation { get; } = new("entity.dynamicLocation", "The location that blueprints are deployed to.");

    /// <summary>Its name.</summary>
    public static Sensor DynamicLocationName { get; } = new("entity.dynamicLocation.name", "The name of that location.");

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<Sensor> All { get; } = [HostsTotal, HostsIdle, ContainersTotal, DynamicLocation, DynamicLocationName];
}
