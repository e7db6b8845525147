using Clocker.Model.Collections;
using Clocker.Model.Entities;

using Keys = Clocker.Model.Containers.DockerContainerDeclaration;

namespace Clocker.Model.Containers;

/// <summary>The entity type of a Compose file's services: a container with all that Compose can say about it.</summary>
public static class ComposeServiceDeclaration
{
    /// <summary>The type's name.</summary>
    public const string TypeName = "compose.service";

    /// <summary>The network that services are on unless they say otherwise.</summary>
    public const string DefaultNetwork = "default";

    /// <summary>What the engine is told beyond what all containers need.</summary>
    public static ConfigKey<ContainerSettings?> Settings { get; } = new(
        "compose.container", [], "What the engine is told beyond what all containers need.", "a map",
        value => Coercions.OrNull(value, SettingsCoercions.Settings), null)
    {
        Inherited = false,
    };

    /// <summary>The networks it is on; empty is none of its own.</summary>
    public static ConfigKey<ValueList<NetworkSpec>> Networks { get; } = new(
        "compose.networks", [], "The networks it is on.", "a list of maps with a name", SettingsCoercions.Networks, ValueList<NetworkSpec>.Empty)
    {
        Inherited = false,
    };

    /// <summary>The host's network, or none, instead of networks of its own.</summary>
    public static ConfigKey<string?> NetworkMode { get; } = Text("compose.network_mode", "The host's network, or none, instead of networks of its own.");

    /// <summary>Its own name, as programs in it see it.</summary>
    public static ConfigKey<string?> Hostname { get; } = Text("compose.hostname", "Its own name, as programs in it see it.");

    /// <summary>More names for addresses.</summary>
    public static ConfigKey<ValueMap<string>> ExtraHosts { get; } = new(
        "compose.extra_hosts", [], "More names for addresses.", "a map from name to address", value => Coercions.Map(value, Coercions.Text), ValueMap<string>.Empty)
    {
        Inherited = false,
    };

    /// <summary>Ports that it listens on and that are not published.</summary>
    public static ConfigKey<ValueList<PortSpec>> Expose { get; } = new(
        "compose.expose", [], "Ports that it listens on and that are not published.", "a list of ports such as 80 or 53/udp", PortCoercions.Open, ValueList<PortSpec>.Empty)
    {
        Inherited = false,
    };

    /// <summary>Capabilities that it has besides the usual ones.</summary>
    public static ConfigKey<ValueList<string>> CapAdd { get; } = List("compose.cap_add", "Capabilities that it has besides the usual ones.");

    /// <summary>Capabilities that it does not have.</summary>
    public static ConfigKey<ValueList<string>> CapDrop { get; } = List("compose.cap_drop", "Capabilities that it does not have.");

    /// <summary>True once its container has been started, whatever became of it.</summary>
    public static Sensor Started { get; } = new("compose.started", "True once its container has been started, whatever became of it.");

    /// <summary>True once its container has ended with exit code 0.</summary>
    public static Sensor Completed { get; } = new("compose.completed", "True once its container has ended with exit code 0.");

    /// <summary>The declaration.</summary>
    public static TypeDeclaration Type { get; } = new(
        TypeName,
        [],
        "A service of a Compose file.",
        [.. Keys.Type.Keys, Settings, Networks, NetworkMode, Hostname, ExtraHosts, Expose, CapAdd, CapDrop],
        [.. Keys.Type.Sensors, Started, Completed],
        Keys.Type.Effectors)
    {
        Asks = Asks.Container,
        IsListed = false,
    };

    private static ConfigKey<string?> Text(string name, string description) => new(name, [], description, "text", value => Coercions.OrNull(value, Coercions.Text), null)
    {
        Inherited = false,
    };

    private static ConfigKey<ValueList<string>> List(string name, string description) =>
        new(name, [], description, "a list of texts", value => Coercions.List(value, Coercions.Text), ValueList<string>.Empty)
        {
            Inherited = false,
        };
}
