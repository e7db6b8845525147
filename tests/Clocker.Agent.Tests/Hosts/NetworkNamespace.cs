using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Clocker.Agent.Tools;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Clocker.Agent.Tests.Hosts;

/// <summary>A network namespace that a test has made: a machine as far as networks go.</summary>
internal sealed partial class NetworkNamespace(string name)
{
    private const int NewNetwork = 0x40000000;

    private static readonly Toolbox Tools = new();

    public string Name => name;

    public static async Task<NetworkNamespace> MakeAsync(string name)
    {
        await RunAsync("ip", "netns", "add", name);
        var made = new NetworkNamespace(name);
        await made.IpAsync("link set lo up");
        return made;
    }

    /// <summary>Runs a program in it.</summary>
    /// <returns>What it printed.</returns>
    public Task<string> RunAsync(params string[] command) => RunAsync("ip", ["netns", "exec", name, .. command]);

    public Task<string> IpAsync(string command) => RunAsync("ip", ["-n", name, .. command.Split(' ')]);

    /// <summary>A socket in it: sockets belong to the namespace that they were made in, wherever they are used.</summary>
    public Socket Open(AddressFamily family, SocketType type, ProtocolType protocol)
    {
        Socket? socket = null;
        // The thread stays in the namespace, and so must not be one that others get.
        var thread = new Thread(() =>
        {
            using var handle = File.OpenHandle($"/run/netns/{name}");
            if (Enter(handle, NewNetwork) == 0)
            {
                socket = new Socket(family, type, protocol);
            }
        });
        thread.Start();
        thread.Join();
        return socket ?? throw new InvalidOperationException($"The namespace {name} cannot be entered.");
    }

    /// <summary>Connects to an address and reads all that comes from there.</summary>
    /// <returns>How many bytes came; null if nobody answers within a second.</returns>
    public async Task<long?> FetchAsync(string address, int port)
    {
        var parsed = IPAddress.Parse(address);
        using var socket = Open(parsed.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(1));
        try
        {
            await socket.ConnectAsync(parsed, port, late.Token);
            var content = new MemoryStream();
            await using var stream = new NetworkStream(socket);
            await stream.CopyToAsync(content, late.Token);
            return content.Length;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or IOException)
        {
            return null;
        }
    }

    /// <summary>Sends a packet to an address and waits for one that comes back.</summary>
    /// <returns>Null if none comes within a second.</returns>
    public async Task<byte[]?> AskAsync(string address, int port, byte[] packet)
    {
        var parsed = IPAddress.Parse(address);
        using var socket = Open(parsed.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(1));
        var answer = new byte[65535];
        try
        {
            await socket.ConnectAsync(parsed, port, late.Token);
            await socket.SendAsync(packet, late.Token);
            return answer[..await socket.ReceiveAsync(answer, late.Token)];
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Runs a command of the agent in it.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAgentAsync(string command, string input, params string[] options)
    {
        var answer = await Tools.RunAsync(
            "ip", ["netns", "exec", name, Path.Combine(AppContext.BaseDirectory, "clocker-agent"), command, .. options], input, TestContext.Current.CancellationToken);
        Assert.True(answer.ExitCode == 0, answer.Errors);
        return System.Text.Encoding.UTF8.GetString(answer.Output);
    }

    public Task DeleteAsync() => RunAsync("ip", "netns", "del", name);

    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var answer = await Tools.RunAsync(program, arguments, "", TestContext.Current.CancellationToken);
        return answer.ExitCode == 0
            ? System.Text.Encoding.UTF8.GetString(answer.Output)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {answer.Errors}");
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int Enter(SafeFileHandle handle, int kind);
}
