using System.Diagnostics;
using Clocker.Contracts.Networks;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Locations.Lab;
using Clocker.Drivers.Tests.Docker;
using Clocker.Drivers.Tests.Locations;
using Clocker.Model.Networks;
using Xunit;

namespace Clocker.Drivers.Tests.Networking;

/// <summary>A lab of three hosts, for all providers of networks one after the other.</summary>
public sealed class NetworkLab : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private readonly TestEngine _stores = new();
    private readonly List<DockerHost> _hosts = [];
    private readonly string _address;
    private readonly Labs _labs;

    public NetworkLab()
    {
        _address = Environment.GetEnvironmentVariable("CLOCKER_TEST_DOCKER") ?? "";
        Assert.False(
            string.IsNullOrEmpty(_address),
            $"These tests need a Docker engine with the images busybox:1.35, clocker-lab-host:1 and {BuiltInNetworks.AgentImage}, named by CLOCKER_TEST_DOCKER (./test does it).");
        _labs = new(new() { Endpoint = DockerEndpoint.Parse(_address) }, _directory.File(""), TimeProvider.System);
    }

    public IReadOnlyList<ContractHost> Hosts { get; private set; } = [];

    private string Name { get; } = $"n{Guid.NewGuid():N}"[..12];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var change = new LabChange { Hosts = 3, Max = 3, Images = [TestEngine.Image, BuiltInNetworks.AgentImage] };
        var made = await _labs.UpAsync(Name, change, new TestLab.Ignored(), Cancellation);
        _hosts.AddRange(made.Hosts.Select(host => new DockerHost(
            new() { Endpoint = new DockerEndpoint.Tls(host.Address, 2376, _directory.File(Name)) }, _stores, _stores, TimeProvider.System)));
        Hosts = [.. made.Hosts.Zip(_hosts, (host, engine) => new ContractHost(engine, host.Address))];
    }

    /// <summary>Cuts a host's power, and waits until its engine is there again.</summary>
    public async Task RebootAsync(int host)
    {
        await _labs.KillAsync(Name, NameOf(host), Cancellation);
        await _labs.StartAsync(Name, NameOf(host), Cancellation);
    }

    /// <summary>Runs a command on a host, past its engine.</summary>
    public async Task<string> RunAsync(int host, string command)
    {
        var start = new ProcessStartInfo("docker", ["exec", $"clocker-lab.{Name}.{NameOf(host)}", "sh", "-c", command]) { RedirectStandardOutput = true };
        start.Environment["DOCKER_HOST"] = _address;
        using var running = Process.Start(start)!;
        var output = await running.StandardOutput.ReadToEndAsync(Cancellation);
        await running.WaitForExitAsync(Cancellation);
        return output;
    }

    /// <summary>Sees that its engines are in one swarm that somebody else made than Clocker.</summary>
    public async Task MakeSwarmAsync()
    {
        if (await IsInSwarmAsync())
        {
            return;
        }

        await RunAsync(0, $"docker swarm init --advertise-addr {Hosts[0].Address}");
        for (var host = 1; host < Hosts.Count; host++)
        {
            // One that is only a worker is between two managers.
            var token = (await RunAsync(0, $"docker swarm join-token -q {(host == 1 ? "worker" : "manager")}")).Trim();
            await RunAsync(host, $"docker swarm join --advertise-addr {Hosts[host].Address} --token {token} {Hosts[0].Address}:2377");
        }

        Assert.True(await IsInSwarmAsync(), "The hosts of the lab are in no swarm.");
    }

    /// <summary>Sees that its engines are in no swarm.</summary>
    public async Task LeaveSwarmAsync()
    {
        for (var host = Hosts.Count - 1; host >= 0; host--)
        {
            await RunAsync(
                host,
                "for i in 1 2 3 4 5; do docker info --format '{{.Swarm.LocalNodeState}}' | grep -q inactive && break; docker swarm leave --force 2>&1; done; docker network rm docker_gwbridge 2>&1");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _hosts.ForEach(host => host.Dispose());
        await _labs.DownAsync(Name, force: true, CancellationToken.None);
        _labs.Dispose();
        _stores.Dispose();
        _directory.Dispose();
    }

    private async Task<bool> IsInSwarmAsync() => (await RunAsync(Hosts.Count - 1, "docker info --format '{{.Swarm.LocalNodeState}}'")).Trim() == "active";

    private static string NameOf(int host) => $"host-{host + 1}";
}
