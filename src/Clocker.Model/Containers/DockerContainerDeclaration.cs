using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Networks;
using Clocker.Model.Placement;
using Clocker.Model.Values;

namespace Clocker.Model.Containers;

/// <summary>The <c>docker</c> entity type: one container. The keys' names are those of the original Clocker, where it had them.</summary>
public static class DockerContainerDeclaration
{
    /// <summary>The type's name.</summary>
    public const string TypeName = "docker";

    /// <summary>The image without its tag, registry included.</summary>
    public static ConfigKey<string?> ImageName { get; } = Text("docker.image.name", ["imageName", "image"], "The image, registry included; may have a tag.");

    /// <summary>The image's tag.</summary>
    public static ConfigKey<string?> ImageTag { get; } = Text("docker.image.tag", ["imageTag"], "The image's tag; latest unless given.");

    /// <summary>The image's digest, which goes before its tag.</summary>
    public static ConfigKey<string?> ImageDigest { get; } = Text("docker.image.digest", ["imageDigest"], "The image's digest, such as sha256:….");

    /// <summary>A registry that goes before the image's name.</summary>
    public static ConfigKey<string?> RegistryUrl { get; } = Text("docker.registry.url", ["registryUrl"], "The registry that the image comes from, if its name does not say so.");

    /// <summary>Replaces the image's entrypoint; null keeps it.</summary>
    public static ConfigKey<ValueList<string>?> Entrypoint { get; } = new(
        "docker.image.entrypoint", ["entrypoint"], "Replaces the image's entrypoint.", "a list of words, or one text",
        value => Coercions.OrNull(value, ContainerCoercions.Words), null);

    /// <summary>Replaces the image's command; null keeps it.</summary>
    public static ConfigKey<ValueList<Value>?> Command { get; } = new(
        "docker.image.commands", ["commands", "command"], "Replaces the image's command.", "a list of words, or one text",
        value => Coercions.OrNull(value, ContainerCoercions.Command), null);

    /// <summary>What the container is called on its host.</summary>
    public static ConfigKey<string?> ContainerName { get; } = new(
        "docker.container.name", ["containerName"], "What the container is called on its host.", "a name of letters, digits and _ . -",
        value => Coercions.OrNull(value, Name), null)
    {
        Inherited = false,
    };

    /// <summary>Environment variables.</summary>
    public static ConfigKey<ValueMap<Value>> Environment { get; } = new(
        "docker.container.environment", ["env", "environment"], "Environment variables.", "a map, or a list of NAME=VALUE",
        ContainerCoercions.Environment, ValueMap<Value>.Empty)
    {
        IsMap = true,
    };

    /// <summary>Files of environment variables on the author's machine; attaching them merges them into <see cref="Environment"/>.</summary>
    public static ConfigKey<ValueList<string>> EnvironmentFiles { get; } = new(
        "docker.container.environment.files", ["envFile", "env_file"], "Local files of NAME=VALUE lines; their values are secret.",
        "a path, or a list of paths", value => Coercions.List(value, Coercions.Text), ValueList<string>.Empty)
    {
        Inherited = false,
    };

    /// <summary>Whether it is on its application's network.</summary>
    public static ConfigKey<bool> ApplicationNetwork { get; } = new(
        "sdn.applicationNetwork.create", ["applicationNetwork"], "Whether it is on its application's own network; then it is the first.", "true or false", Coercions.Truth, true);

    /// <summary>More networks.</summary>
    public static ConfigKey<ValueList<NetworkWish>> NetworkList { get; } = new(
        "network.list", ["networks"], "More networks that it is on, in order: the ids of VirtualNetwork entities, or of networks that applications share.",
        "a list of ids, or a map from ids to aliases, ipv4_address and ipv6_address", NetworkReader.List, ValueList<NetworkWish>.Empty);

    /// <summary>Ports published where the host likes.</summary>
    public static ConfigKey<ValueList<PortSpec>> OpenPorts { get; } = new(
        "docker.container.openPorts", ["openPorts", "docker.openPorts"], "Ports it listens on, published on ports that the host chooses.",
        "a list of ports such as 80 or 53/udp", PortCoercions.Open, ValueList<PortSpec>.Empty)
    {
        Inherited = false,
    };

    /// <summary>Ports published under the same number.</summary>
    public static ConfigKey<ValueList<PortSpec>> DirectPorts { get; } = new(
        "docker.container.directPorts", ["directPorts", "docker.directPorts"], "Ports it listens on, published under the same number.",
        "a list of ports such as 80 or 53/udp", PortCoercions.Direct, ValueList<PortSpec>.Empty)
    {
        Inherited = false,
    };

    /// <summary>Ports published under given numbers.</summary>
    public static ConfigKey<ValueList<PortSpec>> PortBindings { get; } = new(
        "docker.container.portBindings", ["portBindings"], "Ports it listens on, published under given numbers.",
        "a map from host port to container port, or a list such as [\"8080:80\"]", PortCoercions.Bindings, ValueList<PortSpec>.Empty)
    {
        Inherited = false,
    };

    /// <summary>Volumes and directories of the host.</summary>
    public static ConfigKey<ValueList<MountSpec>> Volumes { get; } = new(
        "docker.container.volumes.export", ["volumes", "volumeExports"],
        "Volumes and directories of the host; a path alone is mounted at the same path.",
        "a list of SOURCE:TARGET[:ro]", ContainerCoercions.Volumes, ValueList<MountSpec>.Empty);

    /// <summary>More of them, as a map from the host's path to the container's.</summary>
    public static ConfigKey<ValueList<MountSpec>> VolumeMappings { get; } = new(
        "docker.host.volumes", ["volumeMappings"], "Directories of the host, by their path there.",
        "a map from the host's path to the container's", ContainerCoercions.Volumes, ValueList<MountSpec>.Empty)
    {
        IsMap = true,
    };

    /// <summary>Files written into it before it starts.</summary>
    public static ConfigKey<ValueList<ContainerFile>> Files { get; } = new(
        "docker.container.files", ["files"], "Files written into it before it starts.",
        "a map from absolute paths to text, or to {path: LOCAL FILE, mode: 0644}", ContainerCoercions.Files, ValueList<ContainerFile>.Empty)
    {
        IsMap = true,
        Inherited = false,
    };

    /// <summary>Other entities it can reach under aliases: alias → entity id.</summary>
    public static ConfigKey<ValueMap<string>> Links { get; } = new(
        "docker.container.links", ["links"], "Other containers, with the alias it finds them under; it waits until they are up.",
        "a map from alias to entity", value => Coercions.Map(value, Coercions.Text), ValueMap<string>.Empty)
    {
        Inherited = false,
        NamesEntities = true,
        IsMap = true,
    };

    /// <summary>The most memory it may use, in bytes.</summary>
    public static ConfigKey<long?> Memory { get; } = new(
        "docker.memory", ["memory"], "The most memory it may use.", "a size such as 512m or 1gb",
        value => Coercions.OrNone(value, ContainerCoercions.Memory), null);

    /// <summary>The most CPU time it may use, in CPUs.</summary>
    public static ConfigKey<decimal?> Cpus { get; } = new(
        "docker.cpus", ["cpu", "cpus"], "The most CPU time it may use, in CPUs.", "a number such as 0.5",
        value => Coercions.OrNone(value, ContainerCoercions.Cpus), null);

    /// <summary>The user it runs as.</summary>
    public static ConfigKey<string?> User { get; } = new(
        "docker.container.user", ["user"], "The user it runs as.", "a user, with an optional group: app, 1000, app:staff",
        value => Coercions.OrNull(value, ContainerCoercions.User), null);

    /// <summary>What happens when it ends.</summary>
    public static ConfigKey<RestartSpec> Restart { get; } = new(
        "docker.container.restart", ["restart"], "What happens when it ends.", "no, always, unless-stopped, on-failure or on-failure:5",
        value => value is Value.Nothing ? new RestartSpec(RestartMode.UnlessStopped) : ContainerCoercions.Restart(value), new(RestartMode.UnlessStopped));

    /// <summary>How to find out whether it works; null keeps the image's check.</summary>
    public static ConfigKey<HealthSpec?> HealthCheck { get; } = new(
        "docker.container.healthcheck", ["healthcheck", "healthCheck"], "How to find out whether it works.",
        "a map with test, interval, timeout, retries, start_period, or disable: true",
        value => Coercions.OrNull(value, ContainerCoercions.Health), null)
    {
        Inherited = false,
    };

    /// <summary>Where a person or a program finds the service, as seen inside its network.</summary>
    public static ConfigKey<string?> MainUri { get; } = new(
        CommonSensors.MainUri.Name, ["mainUri"], "The service's address, as seen inside its network; else made from its ports.", "a URL",
        value => Coercions.OrNull(value, Coercions.Text), null)
    {
        Inherited = false,
        ShapesContainer = false,
    };

    /// <summary>How long it gets to end by itself before it is killed.</summary>
    public static ConfigKey<TimeSpan> StopTimeout { get; } = new(
        "stop.timeout", ["stopTimeout"], "How long it gets to end by itself before it is killed.", "a duration such as 10s",
        Coercions.DurationOr(TimeSpan.FromSeconds(10)), TimeSpan.FromSeconds(10));

    /// <summary>Where it may be, and where best.</summary>
    public static ConfigKey<ValueList<StrategySpec>> Strategies { get; } = new(
        "docker.container.strategies", ["strategies"], "Placement strategies of its own, asked after those of its cloud; the last one orders first.",
        "a list of strategies, by name or as maps with a type", StrategyReader.Read, ValueList<StrategySpec>.Empty)
    {
        ShapesContainer = false,
    };

    /// <summary>What every container of a host has to be like.</summary>
    public static ConfigKey<ValueList<AffinityRule>> AffinityRules { get; } = new(
        "affinity.rules", ["affinityRules"], "Rules that every container on its host has to keep.",
        "a list of rules: [NOT] TYPE, NAME, ID, APPLICATION or EMPTY", AffinityReader.Read, ValueList<AffinityRule>.Empty)
    {
        ShapesContainer = false,
    };

    /// <summary>The least memory it needs, in megabytes if no unit is given.</summary>
    public static ConfigKey<long?> MinRam { get; } = new(
        "minRam", [], "The least memory it needs: reserved on its host.", "a size such as 512m; a bare number is in megabytes",
        value => Coercions.OrNone(value, MegabytesOrSize), null)
    {
        ShapesContainer = false,
    };

    /// <summary>The fewest processors it needs.</summary>
    public static ConfigKey<decimal?> MinCores { get; } = new(
        "minCores", [], "The fewest processors it needs: reserved on its host.", "a number such as 2",
        value => Coercions.OrNone(value, ContainerCoercions.Cpus), null)
    {
        ShapesContainer = false,
    };

    /// <summary>The declaration.</summary>
    public static TypeDeclaration Type { get; } = new(
        TypeName,
        ["DockerContainer", "VanillaDockerApplication"],
        "One container, made from an image.",
        [
            ImageName, ImageTag, ImageDigest, RegistryUrl, Entrypoint, Command, ContainerName, Environment, EnvironmentFiles,
            OpenPorts, DirectPorts, PortBindings, Volumes, VolumeMappings, Files, Links, ApplicationNetwork, NetworkList, Memory, Cpus, MinRam, MinCores, Strategies, AffinityRules, User, Restart, HealthCheck,
            MainUri, StartKeys.Latch, StartKeys.Timeout, StopTimeout, .. KnownOnly,
        ],
        [.. CommonSensors.All, .. ContainerSensors.All],
        StartKeys.Effectors)
    {
        Prefix = "docker:",
        Asks = Asks.Container,
        ReadShorthand = ReadShorthand,
    };

    /// <summary>Keys of the original Clocker that this version does not act on.</summary>
    private static IEnumerable<ConfigKey> KnownOnly =>
    [
        Known("docker.dockerfile.url", "dockerfileUrl"), Known("docker.dockerfile.name", "dockerfileName"),
        Known("docker.dockerfile.substitutions", "substitutions"), Known("docker.entrypoint.url"), Known("docker.context.url"),
        Known("docker.image.id", "imageId"), Known("docker.hardwareId", "hardwareId"), Known("docker.container.nameFormat"),
        Known("docker.loginUser"), Known("docker.loginUser.password", "password"), Known("docker.useHostDnsName", "useHostDnsName"),
        Known("docker.useSsh", "useSsh"), Known("docker.cpuShares", "cpuShares"), Known("docker.container.privileged", "privileged"),
        Known("docker.container.interactive", "interactive"), Known("docker.container.managed", "managed"),
        Known("docker.container.volumes.import", "volumesFrom"),
        Known("docker.container.autoCheckpointImage"), Known("docker.container.directPorts.configKeys"),
        Known("docker.container.openPorts.configKeys"), Known("sdn.enable", "enableSdn"),
    ];

    private static ConfigKey<Value> Known(string name, params string[] flags) =>
        new(name, flags, "Of the original Clocker; has no effect in this version.", "any value", Coercions.Any, new Value.Nothing())
        {
            HasEffect = false,
            ShapesContainer = false,
        };

    private static ConfigKey<string?> Text(string name, IReadOnlyList<string> flags, string description) =>
        new(name, flags, description, "text", value => Coercions.OrNull(value, Coercions.Text), null);

    private static Coerced<long> MegabytesOrSize(Value value) => Coercions.Number(value) is { Problem: null, Value: >= 0 and < 1_000_000_000 and var megabytes }
        ? (long)(megabytes * (1 << 20))
        : ContainerCoercions.Memory(value);

    private static Coerced<string> Name(Value value)
    {
        var text = Coercions.Text(value);
        return text is { Problem: null, Value: [_, _, ..] name } && char.IsAsciiLetterOrDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-')
            ? text
            : Coerced<string>.Wrong(text.Problem ?? $"{Coercions.Describe(value)} cannot be the name of a container");
    }

    private static Coerced<ValueMap<Value>> ReadShorthand(string image)
    {
        var name = Containers.ImageName.Read(image);
        if (name.Problem is { } problem)
        {
            return Coerced<ValueMap<Value>>.Wrong(problem);
        }

        var config = ValueMap<Value>.Empty.With(ImageName.Name, Value.Of(name.Value!.Repository));
        config = name.Value.Digest is { } digest ? config.With(ImageDigest.Name, Value.Of(digest)) : config;
        return name.Value is { Tag: null, Digest: not null } ? config : config.With(ImageTag.Name, Value.Of(name.Value.Tag ?? "latest"));
    }
}
