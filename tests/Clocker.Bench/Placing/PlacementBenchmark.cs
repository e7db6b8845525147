using Clocker.Bench.Reporting;
using Clocker.Bench.Running;
using Clocker.Model.Collections;
using Clocker.Model.Placement;
using Clocker.Model.Values;

namespace Clocker.Bench.Placing;

/// <summary>How fast placement decides, in memory: the decision and its reservation alone, with no journal, mail or engine.</summary>
internal sealed class PlacementBenchmark
{
    private const int ManyHosts = 12_500;
    private const int Classes = 50;
    private const int Decisions = 100_000;
    private const double OneOffsOverSwarmKit = 10;
    private const double GroupsOverSwarmKit = 5;
    private const double MedianMilliseconds = 0.2;
    private const double LateMilliseconds = 2;
    private const long Gigabyte = 1L << 30;

    /// <summary>SwarmKit's shapes, and how many tasks a second it places on the machine that our reference names.</summary>
    private static readonly (int Hosts, int Tasks, bool IsConstrained, int Services, double SwarmKit)[] Shapes =
    [
        (1_000, 1_000, false, 0, 4_190), (1_000, 1_000, true, 0, 4_190), (1_000, 10_000, false, 0, 4_166), (1_000, 10_000, true, 0, 3_549),
        (1_000, 100_000, false, 0, 3_356), (1_000, 100_000, true, 0, 1_654), (100_000, 1_000, false, 0, 18), (5_000, 100_000, true, 0, 300),
        (1_000, 10_000, false, 1, 17_200), (1_000, 100_000, false, 100, 9_980), (5_000, 100_000, true, 1_000, 7_143),
    ];

    private static readonly int[] Nodes = [500, 1_000, 5_000, 10_000];
    private static readonly int[] Racks = [25, 50, 75];
    private static readonly int[] Allocations = [50, 300, 600, 900, 1_200];
    private static readonly bool[] Spreads = [false, true];

    private static readonly ValueList<StrategySpec> Plugin = [new("Label", [new("labels", new Value.Sequence([Value.Of("network")]))])];

    public static async Task RunAsync(Report report, CancellationToken cancellation)
    {
        // Code that is compiled while it runs is not what is compared.
        foreach (var shape in Shapes[..4].Concat(Shapes[..4]))
        {
            Run(shape, new Report());
        }

        foreach (var shape in Shapes)
        {
            cancellation.ThrowIfCancellationRequested();
            await Console.Error.WriteLineAsync(Run(shape, report));
        }

        Latencies(report);
        await Console.Error.WriteLineAsync(Grid(report, cancellation));
    }

    private static string Run((int Hosts, int Tasks, bool IsConstrained, int Services, double SwarmKit) shape, Report report)
    {
        var hosts = Enumerable.Range(0, shape.Hosts).Select(i => Host(i, 0, 0, i % 3 == 0 ? [new("network", "true")] : [])).ToList();
        var cloud = new BoardCloud(hosts);
        var name = $"{shape.Hosts} hosts, {shape.Tasks} containers{(shape.IsConstrained ? ", constrained" : "")}{(shape.Services == 0 ? ", one-off" : $", {shape.Services} groups")}";
        ValueList<StrategySpec> strategies = shape.IsConstrained ? Plugin : [];
        var allocated = GC.GetTotalAllocatedBytes();
        var start = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < shape.Tasks; i++)
        {
            // Nothing of a one-off can be remembered from the one before.
            var image = shape.Services == 0 ? $"image{i}" : $"image{(long)i * shape.Services / shape.Tasks}";
            if (!cloud.Place(new() { Image = image }, strategies))
            {
                throw new BenchException($"{name}: container {i} found no host.");
            }
        }

        var took = TimeProvider.System.GetElapsedTime(start);
        var megabytes = (GC.GetTotalAllocatedBytes() - allocated) >> 20;
        PlacementAudit.Check(name, [.. hosts.Select(host => host with { MemoryBytes = 0, MilliCpus = 0 })], cloud.Placed, (_, host) => !shape.IsConstrained || host.Labels.ContainsKey("network"));
        report.Add("placement: decisions in memory, seconds", name, [took.TotalSeconds]);
        report.Aim($"placement: SwarmKit / ours, {name}", shape.SwarmKit * took.TotalSeconds / shape.Tasks, 1 / (shape.Services == 0 ? OneOffsOverSwarmKit : GroupsOverSwarmKit));
        return FormattableString.Invariant($"placement, {name}: {took.TotalSeconds:0.000} s, {shape.Tasks / took.TotalSeconds:0} a second, {megabytes} MB allocated");
    }

    /// <summary>One decision after the other at 12,500 hosts: fifty classes in turns, and one in twenty that nobody asked for before.</summary>
    private static void Latencies(Report report)
    {
        var hosts = Enumerable.Range(0, ManyHosts).Select(i => Host(i, 64 * Gigabyte, 16_000, [new("rack", $"r{i % 100}")])).ToList();
        var cloud = new BoardCloud(hosts);
        var chance = new Random(1);
        var milliseconds = new List<double>(Decisions);
        for (var i = 0; i < Decisions; i++)
        {
            var kind = chance.Next(Classes);
            var request = new PlacementRequest { MemoryBytes = (kind + 1) * (Gigabyte / 16), MilliCpus = 50 + (kind * 10), Image = chance.Next(20) == 0 ? $"once{i}" : "" };
            var start = TimeProvider.System.GetTimestamp();
            cloud.Place(request, []);
            milliseconds.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        PlacementAudit.Check("latencies", hosts, cloud.Placed, (_, _) => true);
        milliseconds.Sort();
        report.Add($"placement: a decision at {ManyHosts} hosts, milliseconds", $"p50, p99, most of {Decisions}", [milliseconds[Decisions / 2], milliseconds[Decisions * 99 / 100], milliseconds[^1]]);
        report.Aim($"placement: p50 at {ManyHosts} hosts, ms", milliseconds[Decisions / 2], MedianMilliseconds);
        report.Aim($"placement: p99 at {ManyHosts} hosts, ms", milliseconds[Decisions * 99 / 100], LateMilliseconds);
    }

    /// <summary>Nomad's grid: a job of many containers that must be in one of half the racks, with and without spreading over racks.</summary>
    private static string Grid(Report report, CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        foreach (var nodes in Nodes)
        {
            foreach (var racks in Racks)
            {
                var hosts = Enumerable.Range(0, nodes).Select(i => Host(i, 32_000L << 20, 48_000, [new("rack", $"r{i % racks}"), new("half", i % racks < racks / 2 ? "a" : "b")])).ToList();
                foreach (var (allocations, isSpread) in from many in Allocations from spread in Spreads select (many, spread))
                {
                    cancellation.ThrowIfCancellationRequested();
                    Job(report, hosts, $"{nodes} nodes, {racks} racks, {allocations}{(isSpread ? ", spread" : "")}", allocations, isSpread);
                }
            }
        }

        return FormattableString.Invariant($"placement, Nomad's grid of 120: {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s");
    }

    private static void Job(Report report, List<HostView> hosts, string name, int allocations, bool isSpread)
    {
        var cloud = new BoardCloud(hosts);
        var half = new StrategySpec("Label", [new("labels", new Value.Sequence([Value.Of("half=a")]))]);
        ValueList<StrategySpec> strategies = isSpread ? [half, new("BestFit"), new("SpreadOver", [new("label", Value.Of("rack"))])] : [half, new("BestFit")];
        var start = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < allocations; i++)
        {
            cloud.Place(new() { MemoryBytes = 6_000L << 20, MilliCpus = 6_000, Owner = new() { Id = new($"e{i}"), Application = new("job") } }, strategies);
        }

        report.Add("placement: Nomad's grid, seconds a job", name, [TimeProvider.System.GetElapsedTime(start).TotalSeconds]);
        PlacementAudit.Check(name, hosts, cloud.Placed, (_, host) => host.Labels["half"] == "a");
    }

    private static HostView Host(int number, long memory, long milliCpus, ValueMap<string> labels) =>
        new() { Id = new($"h{number:000000}"), Name = $"host-{number}", MemoryBytes = memory, MilliCpus = milliCpus, Labels = labels };
}
