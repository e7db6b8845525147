using Clocker.Bench.Measuring;
using Clocker.Bench.Reporting;
using Clocker.Bench.Running;

namespace Clocker.Bench.Deploying;

/// <summary>How long it takes until all runs: with Clocker, with Docker Compose, and with nothing but the engine's API.</summary>
internal sealed class UpBenchmark(Surroundings surroundings, int pairs)
{
    private const double MostOverRaw = 1.05;
    private const double MostOverCompose = 1.0;
    private const double MostOverComposeInChain = 1.0 / 3;

    private static readonly int[] AtOnce = [4, 8, 16];
    private static readonly Workload Independent = new("independent", 20, IsChain: false);
    private static readonly Workload Chain = new("chain", 10, IsChain: true);

    public async Task RunAsync(Report report, CancellationToken cancellation)
    {
        using var engine = new EngineWork(surroundings.Engine);
        await using var server = new ClockerServer(surroundings, "up");
        await server.StartAsync(cancellation);
        await IndependentAsync(report, server, engine, cancellation);
        await ChainAsync(report, server, engine, cancellation);
    }

    private async Task IndependentAsync(Report report, ClockerServer server, EngineWork engine, CancellationToken cancellation)
    {
        var clocker = new ClockerUp(surroundings, server, engine, Independent);
        var compose = new ComposeUp(surroundings, engine, Independent);
        var raw = AtOnce.Select(atOnce => new RawUp(engine, Independent, atOnce)).ToArray();
        var contest = new Contest($"up of {Independent.Count} independent containers, seconds", [clocker, compose, .. raw]);
        await contest.RunAsync(pairs, warmUps: 1, cancellation);
        report.Add(contest);
        var best = raw.MinBy(one => Statistics.Median(contest.Of(one)))!;
        var title = $"up of {Independent.Count} independent containers";
        report.Aim($"{title}: clocker / {best.Name}", Ratio.Of(contest.Of(clocker), contest.Of(best)), MostOverRaw);
        report.Aim($"{title}: clocker / compose", Ratio.Of(contest.Of(clocker), contest.Of(compose)), MostOverCompose);
    }

    private async Task ChainAsync(Report report, ClockerServer server, EngineWork engine, CancellationToken cancellation)
    {
        var clocker = new ClockerUp(surroundings, server, engine, Chain);
        var compose = new ComposeUp(surroundings, engine, Chain);
        var raw = new RawUp(engine, Chain, 4);
        var contest = new Contest($"up of a chain of {Chain.Count}, seconds", [clocker, compose, raw]);
        await contest.RunAsync(pairs, warmUps: 0, cancellation);
        report.Add(contest);
        report.Aim(
            $"up of a chain of {Chain.Count}: clocker / compose", Ratio.Of(contest.Of(clocker), contest.Of(compose)), MostOverComposeInChain);
        report.Add(
            $"up of a chain of {Chain.Count}, ratio", $"clocker / {raw.Name}", [.. contest.Of(clocker).Zip(contest.Of(raw), (one, other) => one / other)]);
    }
}
