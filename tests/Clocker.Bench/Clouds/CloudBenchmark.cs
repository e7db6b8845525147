using Clocker.Bench.Reporting;
using Clocker.Bench.Running;

namespace Clocker.Bench.Clouds;

/// <summary>Clouds: how soon hosts of a lab are ready and containers run on them, and what it costs to watch a large one.</summary>
internal sealed class CloudBenchmark(Surroundings surroundings, int pairs)
{
    public async Task RunAsync(Report report, CancellationToken cancellation)
    {
        await new LabBenchmark(surroundings, pairs).RunAsync(report, cancellation);
        await new WatchBenchmark(surroundings).RunAsync(report, cancellation);
    }
}
