using Clocker.Drivers.Docker;
using Clocker.Drivers.Locations.Lab;
using Docker.DotNet;
using Docker.DotNet.Models;
using Xunit;

namespace Clocker.Drivers.Tests.Locations;

/// <summary>A lab that is gone after the tests of a class, and ways around its driver.</summary>
public sealed class TestLab : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly DockerClient _outside;
    private readonly DockerOptions _engine;

    public TestLab()
    {
        var address = Environment.GetEnvironmentVariable("CLOCKER_TEST_DOCKER");
        Assert.False(
            string.IsNullOrEmpty(address),
            "These tests need a Docker engine with the images busybox:1.35 and clocker-lab-host:1, named by CLOCKER_TEST_DOCKER (./test does it).");
        _engine = new() { Endpoint = DockerEndpoint.Parse(address!) };
        _outside = new DockerClientBuilder().WithEndpoint(new Uri(address!)).Build();
        Labs = Open();
    }

    public string Name { get; } = $"t{Guid.NewGuid():N}"[..12];

    public Labs Labs { get; private set; }

    /// <summary>The engine of its first host.</summary>
    public DockerEndpoint.Tls First { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Certificates => _directory.File(Name);

    public async ValueTask InitializeAsync()
    {
        var change = new LabChange { Hosts = 1, Max = 2, MemoryBytes = 512 << 20, Cpus = 1.5m, Images = ["busybox:1.35"] };
        var made = await Labs.UpAsync(Name, change, new Ignored(), Cancellation);
        First = new(made.Hosts[0].Address, 2376, Certificates);
    }

    /// <summary>The driver of a server that was started anew.</summary>
    public void StartAnew()
    {
        Labs.Dispose();
        Labs = Open();
    }

    /// <summary>The names of all that an engine has of the lab.</summary>
    public async Task<IReadOnlyList<string>> ThingsAsync()
    {
        var labels = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { [$"io.clocker.lab={Name}"] = true } };
        var containers = await _outside.Containers.ListContainersAsync(new() { All = true, Filters = labels }, Cancellation);
        var volumes = await _outside.Volumes.ListAsync(new() { Filters = labels }, Cancellation);
        var networks = await _outside.Networks.ListNetworksAsync(new() { Filters = labels }, Cancellation);
        return [.. containers.Select(one => one.Names[0]).Concat((volumes.Volumes ?? []).Select(one => one.Name)).Concat(networks.Select(one => one.Name)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The requests that hosts are given for, as the engine knows them.</summary>
    public async Task<IReadOnlyList<string>> RequestsAsync() =>
        [.. ((await _outside.Volumes.ListAsync(new(), Cancellation)).Volumes ?? [])
            .Where(one => one.Labels?.TryGetValue("io.clocker.lab", out var lab) == true && lab == Name && one.Labels.ContainsKey("io.clocker.lab.request"))
            .Select(one => one.Labels["io.clocker.lab.request"])];

    /// <summary>What the engine says of a host's container.</summary>
    public Task<ContainerInspectResponse> LookAsync(string host) => _outside.Containers.InspectContainerAsync($"clocker-lab.{Name}.{host}", Cancellation);

    public async ValueTask DisposeAsync()
    {
        await Labs.DownAsync(Name, force: true, CancellationToken.None);
        Labs.Dispose();
        _outside.Dispose();
        _directory.Dispose();
    }

    /// <summary>The driver of a server that keeps its certificates elsewhere.</summary>
    public Labs Of(string directory) => new(_engine, directory, TimeProvider.System);

    private Labs Open() => Of(_directory.File(""));

    public sealed class Ignored : IProgress<LabStep>
    {
        public void Report(LabStep value)
        {
        }
    }
}
