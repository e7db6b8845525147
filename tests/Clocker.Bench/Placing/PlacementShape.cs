using Clocker.Bench.Reporting;
using Clocker.Model.Collections;
using Clocker.Model.Placement;
using Clocker.Model.Values;

namespace Clocker.Bench.Placing;

/// <summary>One of SwarmKit's shapes: so many hosts and containers, and what it does itself.</summary>
/// <param name="Hosts">How many hosts.</param>
/// <param name="Tasks">How many containers.</param>
/// <param name="IsConstrained">Whether a third of the hosts will do.</param>
/// <param name="Services">In how many groups of equal ones; 0 is that no two are equal.</param>
/// <param name="SwarmKit">How many a second SwarmKit places on the machine that our reference names.</param>
internal sealed record PlacementShape(int Hosts, int Tasks, bool IsConstrained, int Services, double SwarmKit)
{
    private const double OneOffsOverSwarmKit = 10;
    private const double GroupsOverSwarmKit = 5;

    private static readonly ValueList<StrategySpec> Plugin = [new("Label", [new("labels", new Value.Sequence([Value.Of("network")]))])];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PlacementShape> All { get; } =
    [
        new(1_000, 1_000, false, 0, 4_190), new(1_000, 1_000, true, 0, 4_190), new(1_000, 10_000, false, 0, 4_166), new(1_000, 10_000, true, 0, 3_549),
        new(1_000, 100_000, false, 0, 3_356), new(1_000, 100_000, true, 0, 1_654), new(100_000, 1_000, false, 0, 18), new(5_000, 100_000, true, 0, 300),
        new(1_000, 10_000, false, 1, 17_200), new(1_000, 100_000, false, 100, 9_980), new(5_000, 100_000, true, 1_000, 7_143),
    ];

    public string Name => $"{Hosts} hosts, {Tasks} containers{(IsConstrained ? ", constrained" : "")}{(Services == 0 ? ", one-off" : $", {Services} groups")}";

    public ValueList<StrategySpec> Strategies => IsConstrained ? Plugin : [];

    public List<HostView> HostViews() => [.. Enumerable.Range(0, Hosts).Select(i => new HostView
    {
        Id = new($"h{i:000000}"),
        Name = $"host-{i}",
        MemoryBytes = 0,
        MilliCpus = 0,
        Labels = i % 3 == 0 ? [new("network", "true")] : [],
    })];

    /// <summary>The image of a container: nothing of a one-off can be remembered from the one before.</summary>
    public string Image(int number) => Services == 0 ? $"image{number}" : $"image{(long)number * Services / Tasks}";

    public void Report(Report report, string how, TimeSpan took)
    {
        report.Add($"placement: {how}, seconds", Name, [took.TotalSeconds]);
        report.Aim($"placement: SwarmKit / ours, {how}, {Name}", SwarmKit * took.TotalSeconds / Tasks, 1 / (Services == 0 ? OneOffsOverSwarmKit : GroupsOverSwarmKit));
    }
}
