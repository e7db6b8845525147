using Clocker.Bench.Measuring;
using Clocker.Bench.Reporting;

namespace Clocker.Bench.Loading;

/// <summary>What a large blueprint costs: to read, to evaluate, and to deploy.</summary>
internal sealed class LoadBenchmark(int pairs)
{
    private const int Entities = 10_000;
    private const int Few = 1_000;
    private const double MostOverYaml = 1.5;
    private const double MostMicroseconds = 1;
    private const double MostOverProportion = 1.5;

    public async Task RunAsync(Report report, CancellationToken cancellation)
    {
        var text = LoadedBlueprint.Text(Entities);
        await ReadAsync(report, text, cancellation);
        await EvaluateAsync(report, text);
        await DeployAsync(report, text);
    }

    private async Task ReadAsync(Report report, string text, CancellationToken cancellation)
    {
        var (blueprint, yaml) = (Reading.AsBlueprint(text, new Types()), Reading.AsYaml(text));
        var contest = new Contest($"load: reading {Entities} entities, {text.Length >> 10} KiB, seconds", [blueprint, yaml]);
        await contest.RunAsync(pairs, warmUps: 2, cancellation);
        report.Add(contest);
        report.Aim("load: reading / YamlStream.Load", Ratio.Of(contest.Of(blueprint), contest.Of(yaml)), MostOverYaml);
    }

    private static async Task EvaluateAsync(Report report, string text)
    {
        var microseconds = new Evaluations(Reading.Blueprint(text, new Types())).Microseconds();
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"load, evaluating: {1 / microseconds:0.00} million expressions a second"));
        report.Aim("load: evaluating an expression, µs", microseconds, MostMicroseconds);
    }

    private static async Task DeployAsync(Report report, string text)
    {
        var few = await DeployAsync(report, Few, LoadedBlueprint.Text(Few), null);
        var all = await DeployAsync(report, Entities, text, plane => CountAskedAsync(report, plane));
        report.Aim($"load: deploying {Entities} / {Few}, per entity", all / few, MostOverProportion);
    }

    /// <returns>Microseconds per entity.</returns>
    private static async Task<double> DeployAsync(Report report, int entities, string text, Func<LoadedPlane, Task>? then)
    {
        var blueprint = Reading.Blueprint(text, new Types());
        var plane = new LoadedPlane();
        var start = TimeProvider.System.GetTimestamp();
        plane.Deploy(blueprint);
        var took = TimeProvider.System.GetElapsedTime(start);
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"load, deploying {entities}: {took.TotalSeconds:0.00} s, behaviours asked {plane.Asked.Count} times"));
        report.Add("load: deploying in virtual time, seconds", FormattableString.Invariant($"{entities} entities"), [took.TotalSeconds]);
        if (then is not null)
        {
            await then(plane);
        }

        return took.TotalMicroseconds / entities;
    }

    /// <summary>One entity in the middle of a chain is lost and comes back: it, the next one and the application have something to do with it.</summary>
    private static async Task CountAskedAsync(Report report, LoadedPlane plane)
    {
        plane.Rest();
        plane.Asked.Clear();
        plane.Crash(LoadedBlueprint.Id(LoadedBlueprint.ChainLength / 2));
        await Console.Error.WriteLineAsync($"load, asked when one changes: {string.Join(' ', plane.Asked)}");
        report.Aim("load: entities asked when one changes", plane.Asked.Distinct().Count(), 3);
    }
}
