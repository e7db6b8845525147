using Clocker.Model.Entities;

namespace Clocker.Model.Containers;

/// <summary>Sensors of entities that run in a container; <c>docker.port.N</c> and its <c>mapped.</c> twin come once per port.</summary>
public static class ContainerSensors
{
    /// <summary>The Docker host's address.</summary>
    public static Sensor HostAddress { get; } = new("host.address", "The Docker host's address.");

    /// <summary>The Docker host's name.</summary>
    public static Sensor HostName { get; } = new("host.name", "The Docker host's name.");

    /// <summary>The name by which others in the application find it.</summary>
    public static Sensor NetworkHostName { get; } = new("host.hostname", "The name that resolves to it inside the application's network.");

    /// <summary>The same name.</summary>
    public static Sensor SubnetHostName { get; } = new("host.subnet.hostname", "The name that resolves to it inside the application's network.");

    /// <summary>Its address on the application's network.</summary>
    public static Sensor SubnetAddress { get; } = new("host.subnet.address", "Its address on the application's network.");

    /// <summary>The engine's id for it.</summary>
    public static Sensor ContainerId { get; } = new("docker.container.id", "The engine's id for the container.");

    /// <summary>Its name on the host.</summary>
    public static Sensor ContainerName { get; } = new("docker.container.name", "The container's name on its host.");

    /// <summary>The image's id.</summary>
    public static Sensor ImageId { get; } = new("docker.container.image.id", "The id of the image it was made from.");

    /// <summary>The image's name.</summary>
    public static Sensor ImageName { get; } = new("docker.container.image.name", "The image it was made from.");

    /// <summary>Whether it runs.</summary>
    public static Sensor Running { get; } = new("docker.container.running", "Whether its first process runs.");

    /// <summary>Whether it is frozen.</summary>
    public static Sensor Paused { get; } = new("docker.container.paused", "Whether it is frozen.");

    /// <summary>All its addresses.</summary>
    public static Sensor Addresses { get; } = new("docker.container.addresses", "Its addresses on all networks.");

    /// <summary>Its ports.</summary>
    public static Sensor OpenPorts { get; } = new("docker.container.openPorts", "The ports it listens on.");

    /// <summary>Its published ports.</summary>
    public static Sensor PortBindings { get; } = new("docker.container.portBindings", "The host's ports and the container's that they lead to.");

    /// <summary>The main URI as seen from outside.</summary>
    public static Sensor MappedMainUri { get; } = new("mapped.main.uri", "The service's address, as seen from outside.");

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<Sensor> All { get; } =
    [
        HostAddress, HostName, NetworkHostName, SubnetHostName, SubnetAddress, ContainerId, ContainerName, ImageId, ImageName, Running,
        Paused, Addresses, OpenPorts, PortBindings, MappedMainUri,
    ];

    /// <summary><c>docker.port.N</c>: the port itself, so that it can be referred to.</summary>
    public static string Port(int container) => $"docker.port.{container}";

    /// <summary><c>mapped.docker.port.N</c>: where it is published, as <c>address:port</c>.</summary>
    public static string MappedPort(int container) => $"mapped.docker.port.{container}";
}
