using Clocker.Bench.Deploying;
using Clocker.Bench.Measuring;

namespace Clocker.Bench.Clouds;

/// <summary>The calls to the hosts' engines that nobody can do without, and nothing else; the hosts take turns.</summary>
internal sealed class RawContainers(IReadOnlyList<EngineWork> hosts, IReadOnlyList<Workload> workloads, int atOnce) : IContestant
{
    private const string Label = "clocker.bench.raw";

    /// <inheritdoc />
    public string Name => $"raw calls, {atOnce} at once";

    /// <inheritdoc />
    public async Task DoAsync(CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(
            workloads.Index(), options, async (each, cancel) => await hosts[each.Index].CreateNetworkAsync(Network(each.Item), Label, cancel));
        await Parallel.ForEachAsync(
            from service in workloads[0].Services from index in Enumerable.Range(0, workloads.Count) select (Service: service, Index: index),
            options,
            async (each, cancel) =>
            {
                var (engine, workload) = (hosts[each.Index], workloads[each.Index]);
                await engine.StartAsync(await engine.CreateAsync(workload, each.Service, Network(workload), Label, cancel), cancel);
            });
    }

    /// <inheritdoc />
    public Task UndoAsync(CancellationToken cancellation) => Task.WhenAll(workloads.Index().Select(async each =>
    {
        await hosts[each.Index].ExpectRunningAsync(each.Item, Label, Network(each.Item), cancellation);
        await hosts[each.Index].RemoveAsync(Label, Network(each.Item), cancellation);
    }));

    private static string Network(Workload workload) => $"{workload.Name}-raw";
}
