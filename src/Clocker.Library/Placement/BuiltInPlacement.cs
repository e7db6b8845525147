using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Placement;
using Clocker.Model.Predicates;
using Clocker.Model.Values;

namespace Clocker.Library.Placement;

/// <summary>The placement strategies that Clocker comes with.</summary>
public sealed class BuiltInPlacement : IPlacementStrategies
{
    private const int UsualMost = 8;
    private const double UsualShare = 0.5;

    private static readonly FreeDevices FreeDevices = new();

    private BuiltInPlacement()
    {
    }

    /// <summary>All of them.</summary>
    public static IPlacementStrategies Strategies { get; } = new BuiltInPlacement();

    /// <inheritdoc />
    public IReadOnlyList<IPlacementStrategy> Laws { get; } =
    [
        new Open(), new Reachable(), new RequiredHost(), new DataHost(), new SameNetworkHost(),
        new EnoughMemory(), new EnoughCpus(), new FreePorts(), FreeDevices,
    ];

    /// <inheritdoc />
    public IReadOnlyList<IPlacementStrategy> HostRules { get; } = [new HostAffinity()];

    /// <inheritdoc />
    public IReadOnlyList<StrategySpec> Usual { get; } = [new("LeastContainers")];

    /// <inheritdoc />
    public Coerced<IPlacementStrategy> Make(StrategySpec spec) => Of(spec.Kind, spec.Settings) is { } strategy
        ? new(strategy, null)
        : Coerced<IPlacementStrategy>.Wrong($"this server has no placement strategy \"{spec.Kind}\"");

    private static IPlacementStrategy? Of(string kind, ValueMap<Value> settings) => kind switch
    {
        "AffinityRules" => new Affinity(AffinityReader.Read(settings["rules"]).Value ?? []),
        "Apart" => new Apart(Text(settings, "group")),
        "BestFit" => new Scored(kind, (request, host) => -Leftover.Of(request, host), Fullness),
        "BreadthFirst" => new Scored(kind, (_, host) => -host.LastPlaced, (host, _) => host.LastPlaced == 0 ? "never used" : $"used last at placement {host.LastPlaced}") { IsLasting = false },
        "Country" => new Region(kind, ["iso3166", "country"], Words(settings, "country")),
        "DepthFirst" => new Scored(kind, (_, host) => -host.Order, (host, _) => $"number {host.Order + 1} of the hosts"),
        "Devices" => FreeDevices,
        "EnoughCpus" => new EnoughCpus(Number(settings, "factor", 1)),
        "EnoughMemory" => new EnoughMemory(Number(settings, "factor", 1)),
        "Group" => new Siblings(settings.GetValueOrDefault("exclusive") is { } exclusive && Coercions.Truth(exclusive).Value),
        "Hostname" => new Hostname(Text(settings, "hostname")),
        "Hosts" => new HostNames(Words(settings, "names"), Words(settings, "except")),
        "ImageLocality" => new Scored(kind, (request, host) => host.Residents.Any(resident => resident.Image == request.Image) ? 1 : 0, (_, score) => score > 0 ? "has its image" : "would fetch its image") { Reads = RequestParts.Image },
        "Label" => new LabelConstraint(Labels(settings)),
        "LeastContainers" => new LeastContainers(),
        "LowestCpuUsage" => new Scored(kind, (_, host) => -(host.CpuShare ?? -1), (host, _) => Used(host.CpuShare, "processors")),
        "LowestMemoryUsage" => new Scored(kind, (_, host) => -(host.MemoryShare ?? -1), (host, _) => Used(host.MemoryShare, "memory")),
        "MaxContainers" => new MaxContainers((int)Number(settings, "maxContainers", UsualMost)),
        "MaxCpuUsage" => new MaxUsage(kind, "processors", Number(settings, "maxCpu", UsualShare), host => host.CpuShare),
        "MaxMemoryUsage" => new MaxUsage(kind, "memory", Number(settings, "maxMemory", UsualShare), host => host.MemoryShare),
        "MaxPerHost" => new MaxPerHost((int)Number(settings, "most", 1), settings.ContainsKey("of") ? Text(settings, "of") : "parent"),
        "Near" => new Near(Number(settings, "latitude", 0), Number(settings, "longitude", 0), Number(settings, "within", 0)),
        _ => OfMore(kind, settings),
    };

    private static IPlacementStrategy? OfMore(string kind, ValueMap<Value> settings) => kind switch
    {
        "Order" => Ordered(kind, Text(settings, "by"), settings.GetValueOrDefault("descending") is { } descending && Coercions.Truth(descending).Value),
        "Prefer" => PredicateReader.Coerce(settings["test"]).Value is { } preference ? new Prefer(preference) : null,
        "PreferredHosts" => Rated(kind, Words(settings, "names"), (names, host) => names.IndexOf(host.Name) is >= 0 and var at ? names.Count - at : 0),
        "PreferredLabel" => Rated(kind, [.. Labels(settings)], (labels, host) => labels.Count(label => label.IsOn(host))),
        "ProvisioningFlags" => new Roomy(Number(settings, "minRam", 0), Number(settings, "minCores", 0)),
        "Random" => new Chance(),
        "Region" => new Region(kind, ["region"], Words(settings, "region")),
        "Require" => PredicateReader.Coerce(settings["test"]).Value is { } requirement ? new Require(requirement, settings["test"].Display) : null,
        "SpreadOver" => new SpreadOver(Text(settings, "label")),
        "Together" => new Together(Text(settings, "group")),
        "Unfragmented" => new Unfragmented(TypicalRequest.Read(settings["typical"], StrategyKinds.UsualDevice).Value ?? []),
        "WorstFit" => new Scored(kind, Emptiness, Fullness),
        _ => null,
    };

    private static Scored Rated<T>(string kind, List<T> wanted, Func<List<T>, HostView, int> rate) => new(kind, (_, host) => rate(wanted, host));

    /// <summary>By a number of the host; one that has no such number comes last.</summary>
    private static Scored Ordered(string kind, string by, bool isDescending)
    {
        return new(kind, Score, (_, score) => score == double.MinValue ? $"no {by}" : $"{by} is {PlacementWords.Number(Math.Abs(score))}") { Reads = RequestParts.Owner | RequestParts.Image };

        double Score(PlacementRequest request, HostView host) =>
            PlacementFacts.At(PlacementFacts.Of(request, host), by) is Value.Number number ? (double)number.Amount * (isDescending ? 1 : -1) : double.MinValue;
    }

    /// <summary>How empty a host would be with the container, as Nomad scores it: 2 when full, 20 when empty.</summary>
    private static double Emptiness(PlacementRequest request, HostView host) =>
        Math.Pow(10, Free(host.MemoryBytes, host.ReservedMemoryBytes + request.MemoryBytes)) + Math.Pow(10, Free(host.MilliCpus, host.ReservedMilliCpus + request.MilliCpus));

    private static string Fullness(HostView host, double score) =>
        $"reserved: {(host.MemoryBytes is > 0 and var memory ? PlacementWords.Percent((double)host.ReservedMemoryBytes / memory) : "no known part")} of memory, {(host.MilliCpus is > 0 and var cpus ? PlacementWords.Percent((double)host.ReservedMilliCpus / cpus) : "no known part")} of processors";

    private static string Used(double? share, string what) => share is { } known ? $"{PlacementWords.Percent(known)} of its {what} used" : $"use of its {what} unknown";

    private static double Free(long? total, long reserved) => total is > 0 and var all ? 1 - ((double)reserved / all) : 0;

    private static string Text(ValueMap<Value> settings, string name) => settings.GetValueOrDefault(name)?.Display ?? "";

    private static double Number(ValueMap<Value> settings, string name, double usual) =>
        settings.GetValueOrDefault(name) is { } value ? (double)Coercions.Number(value).Value : usual;

    private static List<string> Words(ValueMap<Value> settings, string name) =>
        settings.GetValueOrDefault(name) is { } value && Coercions.List(value, Coercions.Text).Value is { } words ? [.. words] : [];

    private static List<HostLabel> Labels(ValueMap<Value> settings) => [.. Words(settings, "labels").Select(HostLabel.Read)];
}
