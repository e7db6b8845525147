using Clocker.Bench.Deploying;
using Clocker.Bench.Measuring;
using Clocker.Bench.Running;

namespace Clocker.Bench.Clouds;

/// <summary>An application for each host of the cloud, all by <c>clocker up</c> at once: the network of an application does not span hosts.</summary>
internal sealed class ClockerContainers(Surroundings surroundings, ClockerServer server, IReadOnlyList<Workload> workloads) : IContestant
{
    private readonly IReadOnlyList<string> _blueprints =
        [.. workloads.Select(workload => surroundings.File($"{workload.Name}.clocker.yaml", workload.Blueprint()))];

    /// <inheritdoc />
    public string Name => "clocker up";

    /// <inheritdoc />
    public Task DoAsync(CancellationToken cancellation) => Task.WhenAll(_blueprints.Select(
        blueprint => server.RunAsync(surroundings.Command, ["up", blueprint, "--location", ClockerHosts.Cloud], cancellation)));

    /// <inheritdoc />
    public async Task UndoAsync(CancellationToken cancellation)
    {
        var hosts = (await server.Client.CloudAsync(ClockerHosts.Cloud, cancellation)).Hosts;
        var up = (await server.Client.ApplicationsAsync(cancellation)).Sum(application => application.ContainersUp);
        await Task.WhenAll(workloads.Select(workload => server.RunAsync(surroundings.Command, ["down", workload.Name], cancellation)));
        if (up != workloads.Sum(workload => workload.Count) || hosts.Any(host => host.Containers != workloads[0].Count))
        {
            throw new BenchException($"{up} containers ran, by host: {string.Join(' ', hosts.Select(host => host.Containers))}.");
        }
    }
}
