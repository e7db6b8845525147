using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Clocker.Agent.Tests.Names;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Tests.Hosts;

/// <summary>A host of a <see cref="TestSegment"/>, with a container on each of its networks, and the agent as a program of its own.</summary>
internal sealed class TestHost(int number, NetworkNamespace host, string directory) : IAsyncDisposable
{
    /// <summary>As much as one transfer of the largest size that must get through.</summary>
    public const int ContentBytes = 64 * 1024;

    private readonly Dictionary<int, NetworkNamespace> _containers = [];
    private readonly Dictionary<int, int> _prefixes = [];
    private readonly List<Socket> _listening = [];
    private readonly StringBuilder _log = new();
    private Process? _agent;

    public string Address => $"10.99.77.{number}";

    public string Address6 => $"fd99::{number}";

    public NetworkNamespace Namespace => host;

    public string Log => _log.ToString();

    public static string Bridge(int network) => $"clk{network}";

    /// <summary>The host's own address in a network.</summary>
    public string Gateway(int network) => $"10.{network}.{number}.1";

    public string ContainerAddress(int network) => $"10.{network}.{number}.10";

    public NetworkNamespace Container(int network) => _containers[network];

    /// <summary>From where the containers and the host were asked for their pages.</summary>
    public ConcurrentQueue<string> Visitors { get; } = [];

    /// <summary>What Docker does: a bridge with the host's address, and a container on it that listens on port 80.</summary>
    public async Task AddNetworkAsync(int network, int prefix)
    {
        _prefixes[network] = prefix;
        await AddBridgeAsync(network);
        var container = await NetworkNamespace.MakeAsync($"{host.Name}c{network}");
        _containers[network] = container;
        await NetworkNamespace.RunAsync("ip", "link", "add", "eth0", "netns", container.Name, "type", "veth", "peer", "name", $"ve{network}", "netns", host.Name);
        await PlugAsync(network);
        await container.IpAsync($"addr add {ContainerAddress(network)}/{prefix} dev eth0");
        await container.IpAsync("link set eth0 mtu 1450 up");
        await container.IpAsync($"route add default via {Gateway(network)}");
        Listen(container, ContainerAddress(network));
    }

    public async Task AddBridgeAsync(int network)
    {
        await host.IpAsync($"link add {Bridge(network)} type bridge");
        await host.IpAsync($"addr add {Gateway(network)}/{_prefixes[network]} dev {Bridge(network)}");
        await host.IpAsync($"link set {Bridge(network)} up");
    }

    public Task PlugAsync(int network) => host.IpAsync($"link set ve{network} master {Bridge(network)} up");

    public Task RemoveBridgeAsync(int network) => host.IpAsync($"link del {Bridge(network)}");

    /// <summary>Sends a page to whoever connects.</summary>
    public void Listen(NetworkNamespace where, string address, int port = 80)
    {
        var socket = where.Open(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), port));
        socket.Listen();
        _listening.Add(socket);
        _ = ServeAsync(socket);
    }

    public void StartAgent()
    {
        var start = new ProcessStartInfo("ip", ["netns", "exec", host.Name, Path.Combine(AppContext.BaseDirectory, "clocker-agent"), "run", "--state", directory])
        {
            RedirectStandardError = true,
        };
        _agent = Process.Start(start)!;
        _agent.ErrorDataReceived += (_, line) => _log.AppendLine(line.Data);
        _agent.BeginErrorReadLine();
    }

    /// <summary>As when the machine loses power.</summary>
    public async Task KillAgentAsync()
    {
        if (_agent is { } agent)
        {
            _agent = null;
            agent.Kill(entireProcessTree: true);
            await agent.WaitForExitAsync();
            agent.Dispose();
        }
    }

    public async Task<AgentReport> ApplyAsync(AgentState state) => Read(await CommandAsync("apply", JsonSerializer.Serialize(state, AgentJson.Default.AgentState)));

    public async Task<AgentReport> CleanAsync() => Read(await CommandAsync("clean", ""));

    public Task<string> CommandAsync(string command, string input, params string[] options) =>
        host.RunAgentAsync(command, input, [.. options, "--state", directory]);

    /// <summary>What a name means to the container on a network, by the gateway's name server.</summary>
    public async Task<DnsResponse?> ResolveAsync(int network, string name, ushort type = DnsPackets.A) =>
        await Container(network).AskAsync(Gateway(network), 53, DnsPackets.Query(name, type)) is { } answer ? DnsPackets.Read(answer) : null;

    public async ValueTask DisposeAsync()
    {
        await KillAgentAsync();
        _listening.ForEach(socket => socket.Dispose());
        foreach (var container in _containers.Values)
        {
            await container.DeleteAsync();
        }

        await host.DeleteAsync();
    }

    public static AgentReport Read(string report) => JsonSerializer.Deserialize(report, AgentJson.Default.AgentReport)!;

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            while (true)
            {
                using var connection = await socket.AcceptAsync();
                Visitors.Enqueue(((IPEndPoint)connection.RemoteEndPoint!).Address.ToString());
                await connection.SendAsync(new byte[ContentBytes]);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }
}
