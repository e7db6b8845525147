using Clocker.Bench.Deploying;
using Clocker.Bench.Measuring;
using Clocker.Bench.Reporting;
using Clocker.Bench.Running;

namespace Clocker.Bench.Listing;

/// <summary>How long it takes to be told what runs.</summary>
internal sealed class PsBenchmark(Surroundings surroundings, int pairs)
{
    /// <summary>It is over quickly, so it can be measured more often.</summary>
    private const int MoreRounds = 3;
    private const double MostOverCompose = 0.5;

    private static readonly Workload Listed = new("listed", 5, IsChain: false);

    public async Task RunAsync(Report report, CancellationToken cancellation)
    {
        using var engine = new EngineWork(surroundings.Engine);
        await using var server = new ClockerServer(surroundings, "ps");
        await server.StartAsync(cancellation);
        IContestant[] running = [new ClockerUp(surroundings, server, engine, Listed), new ComposeUp(surroundings, engine, Listed)];
        var up = new List<IContestant>();
        try
        {
            foreach (var one in running)
            {
                await one.DoAsync(cancellation);
                up.Add(one);
            }

            await MeasureAsync(report, server, cancellation);
        }
        finally
        {
            foreach (var one in up)
            {
                await one.UndoAsync(CancellationToken.None);
            }
        }
    }

    private async Task MeasureAsync(Report report, ClockerServer server, CancellationToken cancellation)
    {
        var file = surroundings.File($"{Listed.Name}.compose.yaml", Listed.ComposeFile());
        var command = new Listing("clocker ps", cancel => server.RunAsync(surroundings.Command, ["ps"], cancel));
        var script = new Listing("./clocker ps", cancel => server.RunAsync(surroundings.Entry, ["ps"], cancel));
        var compose = new Listing("docker compose ps", cancel => surroundings.ComposeAsync(file, $"{Listed.Name}-compose", ["ps"], cancel));
        var contest = new Contest("ps, seconds", [command, script, compose]);
        await contest.RunAsync(pairs * MoreRounds, warmUps: 1, cancellation);
        report.Add(contest);
        report.Aim("ps: clocker / compose", Ratio.Of(contest.Of(command), contest.Of(compose)), MostOverCompose);
        report.Aim("ps: ./clocker / compose", Ratio.Of(contest.Of(script), contest.Of(compose)), MostOverCompose);
    }

    private sealed class Listing(string name, Func<CancellationToken, Task> list) : IContestant
    {
        public string Name => name;

        public Task DoAsync(CancellationToken cancellation) => list(cancellation);

        public Task UndoAsync(CancellationToken cancellation) => Task.CompletedTask;
    }
}
