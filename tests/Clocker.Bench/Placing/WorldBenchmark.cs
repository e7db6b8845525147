using Clocker.Bench.Reporting;
using Clocker.Control.Clouds;
using Clocker.Drivers.Journals;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Journals;
using Clocker.Model.Placement;

namespace Clocker.Bench.Placing;

/// <summary>How fast a whole cloud places: from asking to the answer for the last container, with facts, a journal and mail, as SwarmKit's own clock runs.</summary>
internal static class WorldBenchmark
{
    private const int Jobs = 1_000;
    private const int TasksOfJob = 1_000;
    private const int JobsAtOnce = 10;
    private const double MillionSeconds = 100;
    private const double MillionGibibytes = 2;

    /// <summary>One of SwarmKit's shapes, with a journal in memory and with the durable one.</summary>
    public static async Task RunAsync(PlacementShape shape, Report report, string work, CancellationToken cancellation)
    {
        await RunAsync(shape, new ForgetfulJournal(), "whole cloud, journal in memory", report, cancellation);
        var file = Path.Combine(work, $"journal-{shape.Hosts}-{shape.Tasks}-{shape.IsConstrained}-{shape.Services}.db");
        var opened = await SqliteJournal.OpenAsync(file, cancellation);
        await using (opened.Journal)
        {
            await RunAsync(shape, opened.Journal, "whole cloud, durable journal", report, cancellation);
        }

        foreach (var left in Directory.GetFiles(work, Path.GetFileName(file) + "*"))
        {
            File.Delete(left);
        }
    }

    private static async Task RunAsync(PlacementShape shape, IJournal journal, string how, Report report, CancellationToken cancellation)
    {
        var hosts = shape.HostViews();
        await using var cloud = await WorldCloud.StartAsync(journal, hosts, isRunning: false, cancellation);
        var claims = Enumerable.Range(0, shape.Tasks).Select(i => Claim($"a{i % 100}", i, shape.Image(i), shape.Strategies)).ToList();
        GC.Collect();
        var start = TimeProvider.System.GetTimestamp();
        await cloud.PlaceAsync(claims, claims.Count, cancellation);
        var took = TimeProvider.System.GetElapsedTime(start);
        var byId = claims.ToDictionary(claim => claim.Claim);
        PlacementAudit.Check(
            shape.Name,
            hosts,
            [.. cloud.Placed.Select(placed => (new PlacementRequest { Image = byId[placed.Key].Wanted.Spec.Image }, placed.Value))],
            (_, host) => !shape.IsConstrained || host.Labels.ContainsKey("network"));
        shape.Report(report, how, took);
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"placement, {shape.Name}, {how}: {took.TotalSeconds:0.000} s, {shape.Tasks / took.TotalSeconds:0} a second"));
    }

    /// <summary>A thousand jobs of a thousand containers, placed, made and started on engines that do so at once; then how much memory they take.</summary>
    public static async Task MillionAsync(int hosts, Report report, bool isTimed, CancellationToken cancellation)
    {
        var views = Enumerable.Range(0, hosts).Select(i => new HostView
        {
            Id = new($"h{i:000000}"),
            Name = $"host-{i}",
            MemoryBytes = 256L << 30,
            MilliCpus = 256_000,
            Labels = [new("rack", $"r{i % 100}"), new("kind", i % 10 == 0 ? "database" : "web")],
        }).ToList();
        await using var cloud = await WorldCloud.StartAsync(new ForgetfulJournal(), views, isTimed, cancellation);
        ValueList<StrategySpec> strategies = [new("Label", [new("labels", new Model.Values.Value.Sequence([Model.Values.Value.Of("kind=web")]))])];
        var start = TimeProvider.System.GetTimestamp();
        for (var job = 0; job < Jobs; job += JobsAtOnce)
        {
            var first = job;
            var claims = Enumerable.Range(0, JobsAtOnce * TasksOfJob)
                .Select(i => Claim($"a{first + (i / TasksOfJob)}", i % TasksOfJob, $"image{first + (i / TasksOfJob)}", strategies, memory: 64L << 20, isRunning: isTimed));
            await cloud.PlaceAsync(claims, JobsAtOnce * TasksOfJob, cancellation);
        }

        var took = TimeProvider.System.GetElapsedTime(start);
        var gibibytes = (double)GC.GetTotalMemory(forceFullCollection: true) / (1L << 30);
        PlacementAudit.Check("a million", views, [.. cloud.Placed.Select(placed => (new PlacementRequest { MemoryBytes = 64L << 20 }, placed.Value))], (_, host) => host.Labels["kind"] == "web");
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"placement, a million containers on {hosts} hosts: {took.TotalSeconds:0.0} s, {cloud.Placed.Count / took.TotalSeconds:0} a second, {gibibytes:0.00} GiB"));
        if (isTimed)
        {
            report.Aim($"placement: a million containers placed and started on {hosts} hosts, s", took.TotalSeconds, MillionSeconds);
        }
        else
        {
            report.Aim($"placement: memory of a million containers on {hosts} hosts, GiB", gibibytes, MillionGibibytes);
        }
    }

    private static (EntityId Claim, ClaimOwner Owner, ContainerWanted Wanted) Claim(
        string application, int number, string image, ValueList<StrategySpec> strategies, long? memory = null, bool isRunning = false) => (
        new($"{application}.{number}"),
        new(new(application), application, $"{application}/web-{number}", $"web-{number}"),
        new(new() { Image = image, Hostname = "web", MemoryBytes = memory }, isRunning ? RunGoal.Running : RunGoal.Created) { Placement = new() { Strategies = strategies, Type = "docker", Name = "web" } });
}
