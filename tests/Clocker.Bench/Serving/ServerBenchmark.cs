using Clocker.Bench.Deploying;
using Clocker.Bench.Reporting;
using Clocker.Bench.Running;
using Clocker.Client.Applications;

namespace Clocker.Bench.Serving;

/// <summary>How much memory the server takes, and how soon all is as it was asked for after it was killed.</summary>
internal sealed class ServerBenchmark(Surroundings surroundings)
{
    private const string Label = "io.clocker.application";
    private const int Kills = 5;
    private const double MostMebibytes = 120;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan ConvergesWithin = TimeSpan.FromMinutes(1);
    private static readonly Workload Kept = new("kept", 20, IsChain: false);

    public async Task RunAsync(Report report, CancellationToken cancellation)
    {
        using var engine = new EngineWork(surroundings.Engine);
        await using var server = new ClockerServer(surroundings, "server");
        await server.StartAsync(cancellation);
        await Task.Delay(Rest, cancellation);
        var empty = server.ResidentMebibytes;
        var up = new ClockerUp(surroundings, server, engine, Kept);
        await up.DoAsync(cancellation);
        try
        {
            await Task.Delay(Rest, cancellation);
            var full = server.ResidentMebibytes;
            report.Add("resident memory of the server at rest, MiB", "without applications", [empty]);
            report.Add("resident memory of the server at rest, MiB", $"with {Kept.Count} containers", [full]);
            report.Aim("resident memory of the server at rest, MiB", Math.Max(empty, full), MostMebibytes);
            await KillAsync(report, server, engine, cancellation);
        }
        finally
        {
            await up.UndoAsync(CancellationToken.None);
        }
    }

    private static async Task KillAsync(Report report, ClockerServer server, EngineWork engine, CancellationToken cancellation)
    {
        var (untouched, mended) = (new List<double>(), new List<double>());
        for (var kill = 0; kill < Kills; kill++)
        {
            untouched.Add(await KillAsync(server, engine, [], cancellation));
            mended.Add(await KillAsync(server, engine, (await engine.IdsAsync(Label, Kept.Name, cancellation)).Take(1), cancellation));
        }

        var group = $"from kill -9 of the server to converged again, with {Kept.Count} containers, seconds";
        report.Add(group, "nothing happened meanwhile", untouched);
        report.Add(group, "a container was removed meanwhile", mended);
    }

    private static async Task<double> KillAsync(
        ClockerServer server, EngineWork engine, IEnumerable<string> doomed, CancellationToken cancellation)
    {
        var before = await engine.IdsAsync(Label, Kept.Name, cancellation);
        var start = TimeProvider.System.GetTimestamp();
        server.Kill();
        var removed = new List<string>();
        foreach (var container in doomed)
        {
            await engine.RemoveAsync(container, cancellation);
            removed.Add(container);
        }

        await server.StartAsync(cancellation);
        while (!IsConverged(await server.Client.TreesAsync(cancellation)))
        {
            if (TimeProvider.System.GetElapsedTime(start) > ConvergesWithin)
            {
                throw new BenchException("The application is not as it was asked for a minute after the server was killed.");
            }

            await Task.Delay(AskAgainAfter, cancellation);
        }

        var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        var after = await engine.IdsAsync(Label, Kept.Name, cancellation);
        return after.Count == Kept.Count && before.Except(removed).All(after.Contains)
            ? seconds
            : throw new BenchException("After the server was killed, containers were replaced that worked, or there are too many or too few.");
    }

    private static bool IsConverged(IReadOnlyList<ApplicationTree> trees) => trees.Count == 1 && trees.All(IsConverged);

    private static bool IsConverged(ApplicationTree tree) => tree.Entities.All(
        entity => entity.State == "RUNNING" && (entity.Image is null || entity is { IsUp: true, Container: not null }));
}
