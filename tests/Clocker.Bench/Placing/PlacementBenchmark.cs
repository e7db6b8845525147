using Clocker.Bench.Reporting;
using Clocker.Bench.Running;
using Clocker.Model.Collections;
using Clocker.Model.Placement;
using Clocker.Model.Values;

namespace Clocker.Bench.Placing;

/// <summary>How fast placement decides: the decision and its reservation alone, and in a whole cloud with facts, journal and mail; and how well it packs.</summary>
/// <param name="work">A directory of this run's own.</param>
/// <param name="part">Which part is run; null is all.</param>
/// <param name="trace">The directory of a trace; null makes one.</param>
internal sealed class PlacementBenchmark(string work, string? part, string? trace)
{
    private const int MillionHosts = 5_000;
    private const int MillionMemoryHosts = 10_000;
    private const int ManyHosts = 12_500;
    private const int Classes = 50;
    private const int Decisions = 100_000;
    private const double MedianMilliseconds = 0.2;
    private const double LateMilliseconds = 2;
    private const long Gigabyte = 1L << 30;

    private static readonly int[] Nodes = [500, 1_000, 5_000, 10_000];
    private static readonly int[] Racks = [25, 50, 75];
    private static readonly int[] Allocations = [50, 300, 600, 900, 1_200];
    private static readonly bool[] Spreads = [false, true];

    /// <summary>The parts that can be run by themselves.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["shapes", "packing", "latency", "grid", "million"];

    public async Task RunAsync(Report report, CancellationToken cancellation)
    {
        foreach (var part in Parts.Where(name => part is null || part == name))
        {
            cancellation.ThrowIfCancellationRequested();
            await (part switch
            {
                "shapes" => ShapesAsync(report, cancellation),
                "packing" => PackingBenchmark.RunAsync(GpuTrace.Read(trace), report, cancellation),
                "latency" => LatenciesAsync(report),
                "grid" => GridAsync(report, cancellation),
                _ => MillionAsync(report, cancellation),
            });
        }
    }

    private async Task ShapesAsync(Report report, CancellationToken cancellation)
    {
        // Code that is compiled while it runs is not what is compared.
        foreach (var shape in PlacementShape.All.Take(4))
        {
            Run(shape, new Report());
            Run(shape, new Report());
            await WorldBenchmark.RunAsync(shape, new Report(), work, cancellation);
        }

        await Console.Error.WriteLineAsync("placement: warm");
        foreach (var shape in PlacementShape.All)
        {
            cancellation.ThrowIfCancellationRequested();
            await Console.Error.WriteLineAsync(Run(shape, report));
            await WorldBenchmark.RunAsync(shape, report, work, cancellation);
        }
    }

    private static async Task MillionAsync(Report report, CancellationToken cancellation)
    {
        await WorldBenchmark.MillionAsync(MillionHosts, report, isTimed: true, cancellation);
        await WorldBenchmark.MillionAsync(MillionMemoryHosts, report, isTimed: false, cancellation);
    }

    private static string Run(PlacementShape shape, Report report)
    {
        var hosts = shape.HostViews();
        var cloud = new BoardCloud(hosts);
        var allocated = GC.GetTotalAllocatedBytes();
        var start = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < shape.Tasks; i++)
        {
            if (!cloud.Place(new() { Image = shape.Image(i) }, shape.Strategies))
            {
                throw new BenchException($"{shape.Name}: container {i} found no host.");
            }
        }

        var took = TimeProvider.System.GetElapsedTime(start);
        var megabytes = (GC.GetTotalAllocatedBytes() - allocated) >> 20;
        PlacementAudit.Check(shape.Name, hosts, cloud.Placed, (_, host) => !shape.IsConstrained || host.Labels.ContainsKey("network"));
        shape.Report(report, "decisions in memory", took);
        return FormattableString.Invariant($"placement, {shape.Name}: {took.TotalSeconds:0.000} s, {shape.Tasks / took.TotalSeconds:0} a second, {megabytes} MB allocated");
    }

    /// <summary>One decision after the other at 12,500 hosts: fifty classes in turns, and one in twenty that nobody asked for before.</summary>
    private static Task LatenciesAsync(Report report)
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
        return Task.CompletedTask;
    }

    /// <summary>Nomad's grid: a job of many containers that must be in one of half the racks, with and without spreading over racks.</summary>
    private static async Task GridAsync(Report report, CancellationToken cancellation)
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

        await Console.Error.WriteLineAsync(FormattableString.Invariant($"placement, Nomad's grid of 120: {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s"));
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
