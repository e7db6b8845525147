using Clocker.Model.Networks.Agents;
using Xunit;

namespace Clocker.Agent.Tests.Hosts;

/// <summary>Hosts that are network namespaces, joined by a switch: enough for all that the agent does, without an engine.</summary>
internal sealed class TestSegment : IAsyncDisposable
{
    private static int _count;

    private readonly List<TestHost> _hosts = [];
    private readonly string _directory = Directory.CreateTempSubdirectory("clocker-agent-").FullName;
    private readonly string _prefix;
    private readonly NetworkNamespace _switch;

    private TestSegment(string prefix) => _switch = new NetworkNamespace((_prefix = prefix) + "s");

    public IReadOnlyList<TestHost> Hosts => _hosts;

    /// <summary>Makes hosts that have the same networks, on which each has a container; nothing joins these yet.</summary>
    public static Task<TestSegment> MakeAsync(int hosts, params int[] networks) => MakeAsync(hosts, 16, networks);

    /// <summary>The same for networks of which each host has a part, whose containers know no more than that.</summary>
    public static Task<TestSegment> MakeWithPartsAsync(int hosts, params int[] networks) => MakeAsync(hosts, 24, networks);

    /// <summary>What a server tells a host: all networks, joined, with a name for each container and one for all of them.</summary>
    public AgentState State(TestHost host, AgentJoin join, IReadOnlyList<int> networks, params TestHost[] without)
    {
        TestHost[] known = [.. _hosts.Where(other => !without.Contains(other))];
        return new AgentState
        {
            Owner = "tests",
            HostAddress = host.Address,
            Networks = [.. networks.Select(network => Network(network, host, known) with { Join = join })],
            Endpoints = [.. networks.Select(network => new AgentEndpoint([host.ContainerAddress(network)], [$"n{network}"]))],
        };
    }

    /// <summary>Starts agents and tells them that state.</summary>
    public async Task JoinAsync(AgentJoin join, params int[] networks)
    {
        foreach (var host in _hosts)
        {
            host.StartAgent();
        }

        foreach (var host in _hosts)
        {
            Assert.Empty((await host.ApplyAsync(State(host, join, networks))).Problems);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        await _switch.DeleteAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static async Task<TestSegment> MakeAsync(int hosts, int prefix, int[] networks)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Network namespaces need root.");
        var segment = new TestSegment($"clkt{Environment.ProcessId}x{Interlocked.Increment(ref _count)}");
        await NetworkNamespace.MakeAsync(segment._switch.Name);
        await segment._switch.IpAsync("link add sw type bridge");
        await segment._switch.IpAsync("link set sw up");
        for (var number = 1; number <= hosts; number++)
        {
            await segment.AddHostAsync(number, prefix, networks);
        }

        return segment;
    }

    private static AgentNetwork Network(int network, TestHost host, TestHost[] known)
    {
        var names = known.ToDictionary(other => $"web-{other.Namespace.Name[^1]}", other => (IReadOnlyList<string>)[other.ContainerAddress(network)]);
        names["web"] = [.. known.Select(other => other.ContainerAddress(network))];
        return new AgentNetwork
        {
            Key = $"n{network}",
            Interface = TestHost.Bridge(network),
            Number = network,
            Subnets = [$"10.{network}.0.0/16"],
            Gateways = [host.Gateway(network)],
            Peers = [.. known.Where(other => other != host).Select(other => new AgentPeer(other.Address, [$"10.{network}.{other.Namespace.Name[^1]}.0/24"]))],
            Names = names,
        };
    }

    private async Task AddHostAsync(int number, int prefix, int[] networks)
    {
        var space = await NetworkNamespace.MakeAsync($"{_prefix}h{number}");
        var host = new TestHost(number, space, Path.Combine(_directory, $"{number}"));
        _hosts.Add(host);
        await NetworkNamespace.RunAsync("ip", "link", "add", "eth0", "netns", space.Name, "type", "veth", "peer", "name", $"p{number}", "netns", _switch.Name);
        await _switch.IpAsync($"link set p{number} master sw up");
        await space.IpAsync($"addr add {host.Address}/24 dev eth0");
        await space.IpAsync("link set eth0 up");
        await space.IpAsync($"addr add {host.Address6}/64 dev eth0 nodad");
        foreach (var network in networks)
        {
            await host.AddNetworkAsync(network, prefix);
        }
    }
}
