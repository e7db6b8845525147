using Clocker.Bench.Running;

using Docker.DotNet;
using Docker.DotNet.Models;

namespace Clocker.Bench.Deploying;

/// <summary>What a benchmark does on the engine itself.</summary>
internal sealed class EngineWork : IDisposable
{
    private const int RemovalsAtOnce = 8;
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(20);

    private readonly DockerClient _client;

    public EngineWork(Uri address)
        : this(new DockerClientBuilder().WithEndpoint(address).WithTimeout(Timeout.InfiniteTimeSpan).Build())
    {
    }

    /// <param name="client">The way to the engine; the work's own from now on.</param>
    public EngineWork(DockerClient client) => _client = client;

    public Task CreateNetworkAsync(string name, string label, CancellationToken cancellation) => _client.Networks.CreateNetworkAsync(
        new NetworksCreateParameters { Name = name, Driver = "bridge", Labels = Labels(label, name) }, cancellation);

    /// <summary>Makes a container as Clocker would.</summary>
    public async Task<string> CreateAsync(
        Workload workload, string service, string network, string label, CancellationToken cancellation)
    {
        var made = await _client.Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Name = $"{network}-{service}",
                Image = Surroundings.Image,
                Hostname = service,
                Cmd = [.. Workload.Command],
                Labels = Labels(label, network),
                Healthcheck = workload.IsChain
                    ? new HealthcheckConfig { Test = ["CMD", .. Workload.Check], Interval = Workload.CheckInterval }
                    : null,
                HostConfig = new HostConfig
                {
                    NetworkMode = network,
                    RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.UnlessStopped },
                },
                NetworkingConfig = new NetworkingConfig
                {
                    EndpointsConfig = new Dictionary<string, EndpointSettings> { [network] = new() { Aliases = [service] } },
                },
            },
            cancellation);
        return made.ID;
    }

    public Task StartAsync(string container, CancellationToken cancellation) =>
        _client.Containers.StartContainerAsync(container, new ContainerStartParameters(), cancellation);

    /// <summary>Waits until the check of a container passes.</summary>
    public async Task AnswersAsync(string container, CancellationToken cancellation)
    {
        while (true)
        {
            var probe = await _client.Exec.CreateContainerExecAsync(
                container,
                new ContainerExecCreateParameters { Cmd = [.. Workload.Check], AttachStdout = true, AttachStderr = true },
                cancellation);
            using (var output = await _client.Exec.StartContainerExecAsync(probe.ID, new ContainerExecStartParameters(), cancellation))
            {
                await output.ReadOutputToEndAsync(cancellation);
            }

            if ((await _client.Exec.InspectContainerExecAsync(probe.ID, cancellation)).ExitCode == 0)
            {
                return;
            }

            await Task.Delay(AskAgainAfter, cancellation);
        }
    }

    /// <summary>Makes sure that all containers of a workload run, so that nobody is measured who did less.</summary>
    public async Task ExpectRunningAsync(Workload workload, string label, string value, CancellationToken cancellation)
    {
        var running = (await ListAsync(label, value, cancellation)).Count(container => container.State == "running");
        if (running != workload.Count)
        {
            throw new BenchException($"{running} of {workload.Count} containers with the label {label}={value} run.");
        }
    }

    /// <summary>The ids of the containers that bear a label, running or not.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(string label, string value, CancellationToken cancellation) =>
        [.. (await ListAsync(label, value, cancellation)).Select(container => container.ID).Order(StringComparer.Ordinal)];

    /// <summary>Removes one container, as somebody might behind Clocker's back.</summary>
    public Task RemoveAsync(string container, CancellationToken cancellation) =>
        _client.Containers.RemoveContainerAsync(container, new ContainerRemoveParameters { Force = true }, cancellation);

    /// <summary>Removes the containers that bear a label, and their network.</summary>
    public async Task RemoveAsync(string label, string network, CancellationToken cancellation)
    {
        await Parallel.ForEachAsync(
            await IdsAsync(label, network, cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = RemovalsAtOnce, CancellationToken = cancellation },
            async (container, cancel) => await RemoveAsync(container, cancel));
        try
        {
            await _client.Networks.DeleteNetworkAsync(network, cancellation);
        }
        catch (DockerApiException error) when (error.Message.Contains("active endpoints", StringComparison.Ordinal))
        {
            // The engine sometimes keeps the place of a container that is gone, when many went at once, until it is started anew.
            await Console.Error.WriteLineAsync($"The engine keeps network {network}, although no container is on it.");
        }
    }

    public void Dispose() => _client.Dispose();

    private Task<IList<ContainerListResponse>> ListAsync(string label, string value, CancellationToken cancellation) =>
        _client.Containers.ListContainersAsync(
            new ContainersListParameters
            {
                All = true,
                Filters = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { [$"{label}={value}"] = true } },
            },
            cancellation);

    /// <summary>As many as Clocker's.</summary>
    private static Dictionary<string, string> Labels(string label, string value) =>
        new(Enumerable.Range(1, 5).Select(number => KeyValuePair.Create($"clocker.bench.{number}", "as many as others use"))) { [label] = value };
}
