using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Networks;
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
            { Problem: null, Value: < 0 or > HostsAtMost } => Coerced<int>.Wrong("it is not from 0 to 10000"),
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

    /// <summary>Room for so many more containers.</summary>
    public static ConfigKey<int> Headroom { get; } = Own(
        HeadroomName, ["headroom"], "For how many more containers there is to be room; hosts are added for that.", "a number from 0 to 1000000",
        value => Within(Coercions.Integer(value), 0, 1_000_000, "it is not from 0 to 1000000"), 0, HeadroomShareName);

    /// <summary>Room for a part of all containers.</summary>
    public static ConfigKey<double> HeadroomShare { get; } = Own(
        HeadroomShareName, ["headroomPercent"], "Which part of the room for containers is to be free; hosts are added for that.", "a number from 0 to less than 1, such as 0.2",
        value => Coercions.Number(value) switch
        {
            { Problem: { } problem } => Coerced<double>.Wrong(problem),
            { Value: >= 0 and < 1 } share => (double)share.Value,
            { Value: var share } => Coerced<double>.Wrong($"it is not from 0 to less than 1{(share is >= 1 and < 100 ? "; percent are written as a part of one: 20 % is 0.2" : "")}"),
        },
        0,
        HeadroomName);

    /// <summary>Memory that nobody has reserved.</summary>
    public static ConfigKey<long> HeadroomMemory { get; } = Own(
        "docker.container.cluster.headroom.memory", ["headroomMemory"], "How much memory of all hosts together is to be free of reservations.", "a size such as 4g", Coercions.Bytes, 0L);

    /// <summary>Processors that nobody has reserved.</summary>
    public static ConfigKey<decimal> HeadroomCpus { get; } = Own(
        "docker.container.cluster.headroom.cpus", ["headroomCpus"], "How many processors of all hosts together are to be free of reservations.", "a number from 0",
        value => Within(Coercions.Number(value), 0, 1_000_000, "it is not from 0 to 1000000"), 0m);

    /// <summary>How many containers on a host.</summary>
    public static ConfigKey<int?> ContainersPerHost { get; } = Own(
        "docker.container.cluster.maxSize", ["maxContainers"], "How many containers a host holds: for the headroom, and in place of what the strategy MaxContainers says.", "a number from 1 to 10000",
        value => Coercions.OrNone(value, given => Within(Coercions.Integer(given), 1, 10_000, "it is not from 1 to 10000")), null);

    /// <summary>How many hosts at most.</summary>
    public static ConfigKey<int?> MostHosts { get; } = Own(
        "docker.host.cluster.max.size", ["maxHost", "maxHosts"], "How many hosts the cloud may have at most, however much waits; 1000 unless said.", "a number from 0 to 10000",
        value => Coercions.OrNone(value, given => Within(Coercions.Integer(given), 0, HostsAtMost, "it is not from 0 to 10000")), null);

    /// <summary>Whether empty hosts go that the headroom does not need.</summary>
    public static ConfigKey<bool> ShrinksWhenCold { get; } = Own(
        "docker.container.cluster.cold.enabled", ["shrink"], "Whether empty hosts go when the headroom has not needed them for five minutes.", "true or false", Coercions.Truth, false);

    /// <summary>Whether empty hosts go.</summary>
    public static ConfigKey<bool> RemovesEmpty { get; } = Own(
        "docker.host.removeEmpty", ["removeEmptyHosts"], "Whether hosts go that have been empty for a while, if the headroom does without them.", "true or false", Coercions.Truth, false);

    /// <summary>How long a host has to be empty.</summary>
    public static ConfigKey<TimeSpan> RemovesEmptyAfter { get; } = Own(
        "docker.host.removeEmpty.after", ["removeEmptyAfter"], "How long a host has to be empty to go; five minutes, unless said.", "a duration such as 5m", Coercions.Duration, UsualEmptyTime);

    /// <summary>Long enough for what comes and goes at once.</summary>
    public static TimeSpan UsualEmptyTime => TimeSpan.FromMinutes(5);

    private const int HostsAtMost = 10_000;
    private const string HeadroomName = "docker.container.cluster.headroom.count";
    private const string HeadroomShareName = "docker.container.cluster.headroom.percent";

    /// <summary>Whether networks span hosts.</summary>
    public static ConfigKey<bool> SpansHosts { get; } = Own(
        "sdn.enable", ["enableSdn"], "Whether networks span the cloud's hosts, with vxlan unless a provider is said.", "true or false", Coercions.Truth, false);

    /// <summary>Who makes networks.</summary>
    public static ConfigKey<string?> NetworkProvider { get; } = Own(
        "docker.network.provider", ["networkProvider"], "What makes the cloud's networks: bridge, vxlan or another provider.", "text", value => Coercions.OrNull(value, Coercions.Text), null);

    /// <summary>Where networks get their subnets from.</summary>
    public static ConfigKey<string?> NetworkPool { get; } = Own(
        "sdn.network.cidr", ["networkPool"], "The range from which networks get their subnets; 10.192.0.0/10 unless said.", "a subnet such as 10.192.0.0/10", NetworkReader.Cidr, null);

    /// <summary>How large subnets are.</summary>
    public static ConfigKey<int?> NetworkSize { get; } = Own(
        "sdn.network.size", ["networkSize"], "The prefix length of a network's subnet; what the provider usually has, unless said.", "a number from 8 to 30",
        value => Coercions.OrNone(value, given => Within(Coercions.Integer(given), 8, 30, "it is not from 8 to 30")), null);

    /// <summary>Options for the provider.</summary>
    public static ConfigKey<ValueMap<string>> NetworkOptions { get; } = Own(
        "docker.network.options", ["networkOptions"], "Options for the provider of networks.", "a map", value => Coercions.Map(value, Coercions.Text), ValueMap<string>.Empty);

    /// <summary>The declaration.</summary>
    public static TypeDeclaration Type { get; } = new(
        TypeName,
        [],
        "A cloud of Docker hosts, which come from the entity's location.",
        [LocationName, LocationPrefix, LocationSuffix, InitialSize, GiveUpAfter, Strategies, AffinityRules, .. OfScaling, .. OfNetworks, .. EngineConfig.All, StartKeys.Latch, StartKeys.Timeout, .. KnownOnly],
        [.. CommonSensors.All, .. CloudSensors.All],
        [.. StartKeys.Effectors, CloudEffectors.Resize, CloudEffectors.Upgrade])
    {
        Asks = Asks.Hosts,
    };

    private static IEnumerable<ConfigKey> OfNetworks => [SpansHosts, NetworkProvider, NetworkPool, NetworkSize, NetworkOptions];

    private static IEnumerable<ConfigKey> OfScaling =>
    [
        MostHosts, Headroom, HeadroomShare, HeadroomMemory, HeadroomCpus, ContainersPerHost, ShrinksWhenCold, RemovesEmpty, RemovesEmptyAfter,
    ];

    /// <summary>Keys of the original Clocker that this version does not act on.</summary>
    private static IEnumerable<ConfigKey> KnownOnly =>
    [
        Known("docker.policy.ha.enable", "highAvailabilty"),
        Known("sdn.provider.spec", "sdnProviderSpec"), Known("sdn.provider.network", "sdn"), Known("sdn.debug"),
        Known("docker.host.spec", "hostSpec"), Known("docker.host.flags", "provisioningFlags"),
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

    private static Coerced<T> Within<T>(Coerced<T> read, T least, T most, string otherwise)
        where T : struct, IComparable<T> =>
        read.Problem is null && (read.Value.CompareTo(least) < 0 || read.Value.CompareTo(most) > 0) ? Coerced<T>.Wrong(otherwise) : read;

    private static ConfigKey<T> Own<T>(string name, IReadOnlyList<string> flags, string description, string expects, Func<Value, Coerced<T>> coerce, T usual, string? instead = null) =>
        new(name, flags, description, expects, coerce, usual)
        {
            Inherited = false,
            Instead = instead,
            ShapesContainer = false,
        };

    private static ConfigKey<string?> Text(string name, IReadOnlyList<string> flags, string description) =>
        new(name, flags, description, "text", value => Coercions.OrNull(value, Coercions.Text), null)
        {
            Inherited = false,
            ShapesContainer = false,
        };
}
