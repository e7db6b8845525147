using System.Globalization;

using Clocker.Bench.Measuring;
using Clocker.Bench.Running;

namespace Clocker.Bench.Clouds;

/// <summary>A lab and a cloud of all its hosts, by Clocker's commands.</summary>
internal sealed class ClockerHosts(Surroundings surroundings, ClockerServer server, int count) : IContestant
{
    /// <summary>The name of the lab and of the cloud.</summary>
    public const string Cloud = "bench";

    /// <inheritdoc />
    public string Name => "clocker lab up, cloud create";

    /// <inheritdoc />
    public async Task DoAsync(CancellationToken cancellation)
    {
        var hosts = count.ToString(CultureInfo.InvariantCulture);
        await RunAsync(cancellation, "lab", "up", "--name", Cloud, "--hosts", hosts, "--image", Surroundings.Image);
        await RunAsync(cancellation, "cloud", "create", Cloud, "--location", $"lab:{Cloud}", "--hosts", hosts);
    }

    /// <inheritdoc />
    public async Task UndoAsync(CancellationToken cancellation)
    {
        var hosts = (await server.Client.CloudsAsync(cancellation)).SingleOrDefault(cloud => cloud.Name == Cloud)?.Hosts;
        if (hosts is not null)
        {
            await RunAsync(cancellation, "cloud", "rm", Cloud);
        }

        await RunAsync(cancellation, "lab", "down", "--name", Cloud, "--force");
        if (hosts?.Count(host => host.State == "ready") is { } ready && ready != count)
        {
            throw new BenchException($"{ready} of {count} hosts were ready.");
        }
    }

    private Task RunAsync(CancellationToken cancellation, params IEnumerable<string> arguments) =>
        server.RunAsync(surroundings.Command, arguments, cancellation);
}
