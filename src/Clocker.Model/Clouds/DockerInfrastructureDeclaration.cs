using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Placement;
using Clocker.Model.Values;

namespace Clocker.Model.Clouds;

/// <summary>The <c>DockerInfrastructure</c> entity type: a cloud of Docker hosts. The keys' names are those of the original Clocker, where it had them.</summary>
public static class DockerInfrastructureDeclaration
{
    /// <summary>The type's name.</summary>
    public const string TypeName = "DockerInfrastructure";

    /// <summary>What the cloud is called.</summary>
    public static ConfigKey<string?> LocationName { get; } = Text("entity.dynamicLocation.name", ["locationName"], "What the cloud is called: the location of blueprints that are deployed there.");

    /// <summary>The beginning of its name if it is not given one.</summary>
    public static ConfigKey<string> LocationPrefix { get; } = new(
        "entity.dynamicLocation.prefix", ["locationNamePrefix"], "What the cloud's name begins with if it is not given one.", "text", Coercions.Text, "dynamic")
    {
        Inherited = false,
        ShapesContainer = false,
    };

    /// <summary>The end of its name if it is not given one.</summary>
    public static ConfigKey<string?> LocationSuffix { get; } = Text("entity.dynamicLocation.suffix", ["locationNameSuffix"], "What the cloud's name ends with if it is not given one.");

    /// <summary>How many hosts.</summary>
    public static ConfigKey<int> InitialSize { get; } = new(
        "docker.host.cluster.initial.size", ["minHost", "hosts"], "How many hosts; a change of the number adds or removes as many.", "a number from 0 to 10000",
        value => Coercions.Integer(value) switch
        {
            { Problem: null, Value: < 0 or > MostHosts } => Coerced<int>.Wrong("it is not from 0 to 10000"),
            var read => read,
        },
        1)
    {
        Inherited = false,
        ShapesContainer = false,
    };

    /// <summary>How long a host may be silent before it is given up.</summary>
    public static ConfigKey<TimeSpan?> GiveUpAfter { get; } = new(
        "docker.host.giveUpAfter", ["giveUpAfter"], "How long a host may be silent before what runs on it is replaced elsewhere; a minute unless said.", "a duration such as 5m",
        value => Coercions.OrNone(value, Coercions.Duration), null)
    {
        Inherited = false,
        ShapesContainer = false,
    };

    /// <summary>How the cloud places containers.</summary>
    public static ConfigKey<ValueList<StrategySpec>> Strategies { get; } = new(
        "docker.container.strategies", ["strategies"], "The cloud's placement strategies; the last one orders first.",
        "a list of strategies, by name or as maps with a type", StrategyReader.Read, ValueList<StrategySpec>.Empty)
    {
        Inherited = false,
        ShapesContainer = false,
    };

    /// <summary>What every container of a host has to be like.</summary>
    public static ConfigKey<ValueList<AffinityRule>> AffinityRules { get; } = new(
        "affinity.rules", ["affinityRules"], "Rules that every container on a host of the cloud has to keep.",
        "a list of rules: [NOT] TYPE, NAME, ID, APPLICATION or EMPTY", AffinityReader.Read, ValueList<AffinityRule>.Empty)
    {
        Inherited = false,
        ShapesContainer = false,
    };

    private const int MostHosts = 10_000;

    /// <summary>The declaration.</summary>
    public static TypeDeclaration Type { get; } = new(
        TypeName,
        [],
        "A cloud of Docker hosts, which come from the entity's location.",
        [LocationName, LocationPrefix, LocationSuffix, InitialSize, GiveUpAfter, Strategies, AffinityRules, StartKeys.Latch, StartKeys.Timeout, .. KnownOnly],
        [.. CommonSensors.All, .. CloudSensors.All],
        [.. StartKeys.Effectors, CloudEffectors.Resize, CloudEffectors.Upgrade])
    {
        Asks = Asks.Hosts,
    };

    /// <summary>Keys of the original Clocker that this version does not act on.</summary>
    private static IEnumerable<ConfigKey> KnownOnly =>
    [
        Known("docker.version", "dockerVersion"), Known("docker.container.cluster.headroom.count", "headroom"),
        Known("docker.container.cluster.headroom.percent", "headroomPercent"), Known("docker.container.cluster.maxSize"),
        Known("docker.container.cluster.cold.enabled"), Known("docker.host.removeEmpty", "removeEmptyHosts"), Known("docker.policy.ha.enable", "highAvailabilty"),
        Known("sdn.enable", "enableSdn"), Known("sdn.provider.spec", "sdnProviderSpec"), Known("sdn.provider.network", "sdn"), Known("sdn.debug"),
        Known("docker.host.spec", "hostSpec"), Known("docker.host.flags", "provisioningFlags"), Known("docker.host.driver.storage"),
        Known("docker.host.securityGroup", "securityGroup"), Known("docker.tls.generate", "generateCerts"), Known("docker.tls.caCert"), Known("docker.tls.caKey"),
        Known("docker.tls.serverCert"), Known("docker.tls.serverKey"), Known("docker.tls.clientCert"), Known("docker.tls.clientKey"),
        Known("docker.dockerfile.url", "dockerfileUrl"), Known("docker.dockerfile.name", "dockerfileName"), Known("docker.dockerfile.substitutions", "substitutions"),
        Known("docker.image.id", "imageId"), Known("docker.hardwareId", "hardwareId"),
        Known("docker.timeout.shutdown", "shutdownTimeout"), Known("docker.registry.start", "registryStart"), Known("docker.registry.port", "registryPort"),
        Known("docker.registry.writeable", "registryWriteable"), Known("docker.registry.username"), Known("docker.registry.password"),
        Known("docker.hostname.customizer"), Known("docker.container.nameFormat"), Known("docker.host.nameFormat"), Known("docker.container.spec", "containerSpec"),
        Known("etcd.version", "etcdVersion"), Known("etcd.external"), Known("etcd.external.initialSize"), Known("etcd.external.url"),
        Known("entity.dynamicLocation.flags"), Known("install.skip", "skipInstall"),
    ];

    private static ConfigKey<Value> Known(string name, params string[] flags) =>
        new(name, flags, "Of the original Clocker; has no effect in this version.", "any value", Coercions.Any, new Value.Nothing())
        {
            HasEffect = false,
            ShapesContainer = false,
        };

    private static ConfigKey<string?> Text(string name, IReadOnlyList<string> flags, string description) =>
        new(name, flags, description, "text", value => Coercions.OrNull(value, Coercions.Text), null)
        {
            Inherited = false,
            ShapesContainer = false,
        };
}
