using System.Globalization;

using Clocker.Bench.Measuring;

namespace Clocker.Bench.Deploying;

/// <summary>The calls to the engine that nobody can do without, and nothing else: no process to start, no journal, no looking.</summary>
internal sealed class RawUp(EngineWork engine, Workload workload, int atOnce) : IContestant
{
    private const string Label = "clocker.bench.raw";

    public string Name => $"raw calls, {atOnce} at once";

    private int _round;

    /// <summary>Another one each time: one that the engine does not let go of must not be in the way of the next.</summary>
    private string Network => string.Create(CultureInfo.InvariantCulture, $"{workload.Name}-raw-{atOnce}-{_round}");

    public async Task DoAsync(CancellationToken cancellation)
    {
        _round++;
        await engine.CreateNetworkAsync(Network, Label, cancellation);
        await (workload.IsChain ? ChainAsync(cancellation) : IndependentAsync(cancellation));
    }

    public async Task UndoAsync(CancellationToken cancellation)
    {
        await engine.ExpectRunningAsync(workload, Label, Network, cancellation);
        await engine.RemoveAsync(Label, Network, cancellation);
    }

    private Task IndependentAsync(CancellationToken cancellation) => Parallel.ForEachAsync(
        workload.Services,
        new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation },
        async (service, cancel) => await engine.StartAsync(await engine.CreateAsync(workload, service, Network, Label, cancel), cancel));

    /// <summary>All are made at once; each is started when its predecessor answers a check of our own.</summary>
    private async Task ChainAsync(CancellationToken cancellation)
    {
        using var places = new SemaphoreSlim(atOnce);
        var made = workload.Services.Select(async service =>
        {
            await places.WaitAsync(cancellation);
            try
            {
                return await engine.CreateAsync(workload, service, Network, Label, cancellation);
            }
            finally
            {
                places.Release();
            }
        }).ToList();
        foreach (var container in made)
        {
            await engine.StartAsync(await container, cancellation);
            await engine.AnswersAsync(await container, cancellation);
        }
    }
}
