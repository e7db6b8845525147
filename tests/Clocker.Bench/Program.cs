using Clocker.Bench;
using Clocker.Bench.Clouds;
using Clocker.Bench.Deploying;
using Clocker.Bench.Listing;
using Clocker.Bench.Loading;
using Clocker.Bench.Placing;
using Clocker.Bench.Reporting;
using Clocker.Bench.Running;
using Clocker.Bench.Scaling;
using Clocker.Bench.Serving;

const int UsualPairs = 7;

// Where each takes half a minute.
const int FewPairs = 3;

// Runs benchmarks: NAME [--json] [--pairs N]. What they need is prepared by ./bench, and told by variables.
if (Request.Read(args) is not { } request)
{
    await Console.Error.WriteLineAsync($"Usage: ./bench {string.Join('|', Request.Names)} [--json] [--pairs N]");
    return 2;
}

using var ending = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    ending.Cancel();
};
var report = new Report();
try
{
    foreach (var name in request.Chosen)
    {
        await (name switch
        {
            "up" => new UpBenchmark(Surroundings.OfEnvironment(), request.Pairs ?? UsualPairs).RunAsync(report, ending.Token),
            "ps" => new PsBenchmark(Surroundings.OfEnvironment(), request.Pairs ?? UsualPairs).RunAsync(report, ending.Token),
            "server" => new ServerBenchmark(Surroundings.OfEnvironment()).RunAsync(report, ending.Token),
            "placement" => new PlacementBenchmark(Request.Work, request.Part, request.Trace).RunAsync(report, ending.Token),
            "headroom" => HeadroomBenchmark.RunAsync(report, ending.Token),
            "load" => new LoadBenchmark(request.Pairs ?? UsualPairs).RunAsync(report, ending.Token),
            "lab" => new LabBenchmark(Surroundings.OfEnvironment(), request.Pairs ?? FewPairs).RunAsync(report, ending.Token),
            _ => new WatchBenchmark(Surroundings.OfEnvironment()).RunAsync(report, ending.Token),
        });
    }
}
catch (BenchException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
catch (OperationCanceledException) when (ending.IsCancellationRequested)
{
    return 130;
}

await report.WriteAsync(Console.Out, request.AsJson);
return 0;
