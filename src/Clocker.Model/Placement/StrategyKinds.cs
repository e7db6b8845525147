using System.Globalization;

using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Predicates;
using Clocker.Model.Values;

namespace Clocker.Model.Placement;

/// <summary>The kinds of placement strategies that Clocker comes with: their names and settings.</summary>
public static class StrategyKinds
{
    /// <summary>The kind by which a container says what devices it needs.</summary>
    public const string Devices = "Devices";

    /// <summary>The setting with the devices.</summary>
    public const string DevicesSetting = "devices";

    /// <summary>The setting with a group's name.</summary>
    public const string GroupSetting = "group";

    /// <summary>The device that is meant where none is said.</summary>
    public const string UsualDevice = "gpu";

    private const string Together = "Together";
    private const string Apart = "Apart";

    private static readonly StrategySetting Group = Setting(GroupSetting, Word, required: true);
    private static readonly StrategySetting Factor = Setting("factor", Positive, required: true);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<StrategyKind> All { get; } =
    [
        new("AffinityRules", "Only hosts on which every container fits the rules.", [Setting("rules", value => AffinityReader.Read(value).Problem, true, "affinity.rules", "affinityRules")]) { OtherNames = ["DockerAffinityRule"] },
        new(Apart, "Never on one host with another of its group.", [Group]),
        new("BestFit", "The host with the least left: fills hosts one after the other.", []) { OtherNames = ["BinPack"] },
        new("BreadthFirst", "The host where something was placed the longest ago: takes turns.", []),
        new("Country", "Only hosts in a country, or a part of one, by ISO 3166.", [Setting("country", Words, true, "iso3166")]),
        new("DepthFirst", "The first host: fills hosts one after the other.", []),
        new(Devices, "Only hosts with free devices, such as GPUs, which it gets; a share of one as 0.5.", [Setting(DevicesSetting, Counts, true)]) { OtherNames = ["Gpu"] },
        new("EnoughCpus", "Only hosts with free processors, times a factor.", [Factor]),
        new("EnoughMemory", "Only hosts with free memory, times a factor.", [Factor]),
        new("Group", "With its siblings, and apart from the rest of its application.", [Setting("exclusive", value => Coercions.Truth(value).Problem, false, "docker.constraint.exclusive"), Setting("timeout", value => Coercions.Duration(value).Problem, false, "docker.strategy.timeout")]),
        new("Hostname", "Only hosts whose own name matches a regular expression.", [Setting("hostname", value => JavaRegex.Problem(value.Display), true, "docker.constraint.hostname")]),
        new("Hosts", "Only hosts of these names, or of none of them.", [Setting("names", Words), Setting("except", Words)]),
        new("ImageLocality", "A host that has its image already.", []),
        new("Label", "Only hosts with all of these labels: ssd, rack=1, rack!=2.", [Setting("labels", Words, false, "docker.constraint.labels")]),
        new("LeastContainers", "The host with the fewest containers.", []),
        new("LowestCpuUsage", "The host that uses the least of its processors.", []),
        new("LowestMemoryUsage", "The host that uses the least of its memory.", []),
        new("MaxContainers", "Only hosts with fewer containers.", [Setting("maxContainers", Positive, false, "docker.container.cluster.maxSize", "maxSize")]),
        new("MaxCpuUsage", "Only hosts that use less of their processors.", [Setting("maxCpu", Positive, false, "maxCpuUsage", "docker.container.cluster.maxCpu")]) { OtherNames = ["CpuUsage"] },
        new("MaxMemoryUsage", "Only hosts that use less of their memory.", [Setting("maxMemory", Positive, false, "maxMemoryUsage", "docker.container.cluster.maxMemory")]) { OtherNames = ["MemoryUsage"] },
        new("MaxPerHost", "At most so many on a host that are of the same application, parent, type or name.", [Setting("most", Positive, true), Setting("of", value => Of(value), false)]),
        new("Near", "Only hosts within a distance of a place, in kilometres, by the latitude and longitude of their location.", [Setting("latitude", Number, true), Setting("longitude", Number, true), Setting("within", Positive, true)]),
        new("Order", "The host with the least of something, or the most.", [Setting("by", Word, true), Setting("descending", value => Coercions.Truth(value).Problem)]),
        new("Prefer", "Rather a host for which a predicate holds.", [Setting("test", Predicate, true)]),
        new("PreferredHosts", "Rather hosts of these names, the first one first.", [Setting("names", Words, true)]),
        new("PreferredLabel", "Rather hosts with more of these labels.", [Setting("labels", Words, true)]),
        new("ProvisioningFlags", "Only hosts with so much memory (in MB) and so many processors free.", [Setting("minRam", Number), Setting("minCores", Number)]),
        new("Random", "Any host.", []),
        new("Region", "Only hosts in these regions.", [Setting("region", Words, true)]),
        new("Require", "Only hosts for which a predicate holds.", [Setting("test", Predicate, true)]),
        new("SpreadOver", "A host with the value of a label that fewest of its application have: a rack, a region.", [Setting("label", Word, true)]),
        new(Together, "On the host where its group is.", [Group]),
        new("Unfragmented", "A host where devices that are left stay of most use for requests that are typical.", [Setting("typical", value => TypicalRequest.Read(value, UsualDevice).Problem, true)]),
        new("WorstFit", "The host that is emptiest, by what is reserved: spreads.", []) { OtherNames = ["Spread"] },
    ];

    private static readonly Dictionary<string, StrategyKind> ByName = All
        .SelectMany(kind => kind.OtherNames.Append(kind.Name).Select(name => (Squeezed(name), kind)))
        .ToDictionary(pair => pair.Item1, pair => pair.kind, StringComparer.Ordinal);

    /// <summary>The kind that a name means: a short name in any case, or the name of a class of any version of Clocker; null if none.</summary>
    public static StrategyKind? Find(string name) => ByName.GetValueOrDefault(Squeezed(name));

    /// <summary>Whether a strategy makes an entity a member of a group.</summary>
    public static bool IsOfGroup(StrategySpec spec) => spec.Kind is Together or Apart;

    /// <summary>Packages moved between versions, and so did the ends of names: neither counts.</summary>
    private static string Squeezed(string name)
    {
        var last = name[(name.LastIndexOfAny(['.', '$', ':']) + 1)..].Trim().Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        string[] ends = ["IMPL", "STRATEGY", "PLACEMENT"];
        return ends.Aggregate(last, (rest, end) => rest.Length > end.Length && rest.EndsWith(end, StringComparison.Ordinal) ? rest[..^end.Length] : rest);
    }

    private static StrategySetting Setting(string name, Func<Value, string?> problem, bool required = false, params string[] keys) => new(name, keys, problem, required);

    private static string? Number(Value value) => Coercions.Number(value).Problem;

    private static string? Positive(Value value) =>
        Coercions.Number(value) is { Problem: { } problem } ? problem : Coercions.Number(value).Value <= 0 ? $"{value.Display} is not more than 0" : null;

    private static string? Word(Value value) => Coercions.Text(value) is { Problem: { } problem } ? problem : value.Display.Length == 0 ? "it is empty" : null;

    private static string? Words(Value value) => Coercions.List(value, Coercions.Text).Problem;

    private static string? Counts(Value value) => Coercions.Map(value, Coercions.Number) is { Problem: { } problem } ? problem
        : Coercions.Map(value, Coercions.Number).Value!.Values.FirstOrDefault(amount => amount <= 0 || (amount > 1 && amount != decimal.Truncate(amount))) is not 0 and var wrong
            ? string.Create(CultureInfo.InvariantCulture, $"{wrong} is no number of devices; say a whole number, or a share of one such as 0.5")
            : null;

    private static string? Predicate(Value value) => PredicateReader.Coerce(value).Problem;

    private static string? Of(Value value) =>
        value.Display is "application" or "parent" or "type" or "name" ? null : $"\"{value.Display}\" is not one of application, parent, type, name";
}
