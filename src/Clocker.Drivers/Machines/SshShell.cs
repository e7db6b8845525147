using System.Net.Sockets;
using System.Text;
using Clocker.Model.Containers;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Clocker.Drivers.Machines;

/// <summary>The shell of a machine over SSH: one connection, made when it is needed, and as many commands at a time as servers allow.</summary>
internal sealed class SshShell(SshOptions options, TimeProvider time) : IShell
{
    /// <summary>OpenSSH allows ten.</summary>
    private const int CommandsAtOnce = 8;

    private readonly SemaphoreSlim _connecting = new(1);
    private readonly SemaphoreSlim _commands = new(CommandsAtOnce);
    private SshClient? _client;

    public string Title => options.ToString();

    public string? SudoPassword => options.SudoPassword;

    public async Task<ShellAnswer> RunAsync(IReadOnlyList<string> command, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        await _commands.WaitAsync(cancellation);
        try
        {
            var client = await ConnectedAsync(cancellation);

            // Whichever shell the user has, it knows how to start another one.
            using var running = client.CreateCommand(string.Join(' ', command.Select(RunProtocol.Quoted)), Encoding.UTF8);
            var execution = running.ExecuteAsync(cancellation);
            await GiveAsync(running, input, cancellation);
            await execution;
            return new ShellAnswer(await AllAsync(running.OutputStream, cancellation), Encoding.UTF8.GetString(await AllAsync(running.ExtendedOutputStream, cancellation)));
        }
        catch (Exception error) when (error is SshException or SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new DeviceException(DeviceFault.Unreachable, $"The connection to {options} broke: {error.Message.TrimEnd('.')}.", error);
        }
        finally
        {
            _commands.Release();
        }
    }

    public void GiveUp()
    {
        // Closing it politely would wait for an answer, too.
        if (Interlocked.Exchange(ref _client, null) is { } client)
        {
            client.ErrorOccurred -= Ignore;
            new Thread(client.Dispose) { IsBackground = true }.Start();
        }
    }

    public ValueTask DisposeAsync()
    {
        GiveUp();
        return ValueTask.CompletedTask;
    }

    private static void Ignore(object? sender, ExceptionEventArgs error)
    {
    }

    private static async Task GiveAsync(SshCommand running, ReadOnlyMemory<byte> input, CancellationToken cancellation)
    {
        try
        {
            await using var stream = running.CreateInputStream();
            await stream.WriteAsync(input, cancellation);
            await stream.FlushAsync(cancellation);
        }
        catch (Exception error) when (error is SshException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It has ended without reading everything, or the connection broke: its end says which.
        }
    }

    private static async Task<byte[]> AllAsync(Stream stream, CancellationToken cancellation)
    {
        var all = new MemoryStream();
        await stream.CopyToAsync(all, cancellation);
        return all.ToArray();
    }

    private async Task<SshClient> ConnectedAsync(CancellationToken cancellation)
    {
        await _connecting.WaitAsync(cancellation);
        try
        {
            if (_client is { IsConnected: true } connected)
            {
                return connected;
            }

            GiveUp();
            return _client = await ConnectAsync(cancellation);
        }
        finally
        {
            _connecting.Release();
        }
    }

    private async Task<SshClient> ConnectAsync(CancellationToken cancellation)
    {
        var known = KnownHosts.Read(options.KnownHostsFile, options.OtherKnownHostsFiles);
        DeviceException? distrust = null;
        var client = new SshClient(Connection(known)) { KeepAliveInterval = TimeSpan.FromSeconds(15) };
        client.HostKeyReceived += (_, shown) =>
        {
            distrust = Distrust(known, shown);
            shown.CanTrust = distrust is null;
        };
        client.ErrorOccurred += Ignore;
        using var late = new CancellationTokenSource(options.ConnectTime, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            await client.ConnectAsync(ending.Token);
            return client;
        }
        catch (Exception error) when (error is SshException or SocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            client.Dispose();
            cancellation.ThrowIfCancellationRequested();
            throw distrust ?? Unconnected(error);
        }
    }

    private ConnectionInfo Connection(KnownHosts known)
    {
        var info = new ConnectionInfo(options.Host, options.Port, options.User, SshCredentials.Methods(options)) { Timeout = options.ConnectTime };

        // A server has keys of several kinds: it must show us the one that we know it by.
        var kinds = known.Kinds(options.Host, options.Port);
        if (kinds.Count > 0)
        {
            var sorted = info.HostKeyAlgorithms.OrderBy(algorithm => kinds.Contains(KindOf(algorithm.Key)) ? 0 : 1).ToList();
            info.HostKeyAlgorithms.Clear();
            foreach (var (name, algorithm) in sorted)
            {
                info.HostKeyAlgorithms.Add(name, algorithm);
            }
        }

        return info;
    }

    private static string KindOf(string algorithm) => algorithm.StartsWith("rsa-sha2-", StringComparison.Ordinal) ? "ssh-rsa" : algorithm;

    private DeviceException? Distrust(KnownHosts known, HostKeyEventArgs shown)
    {
        var key = $"{shown.HostKeyName} SHA256:{shown.FingerPrintSHA256}";
        switch (known.Judge(options.Host, options.Port, shown.HostKey))
        {
            case KnownHosts.Verdict.Known:
                return null;
            case KnownHosts.Verdict.Unknown when options.RecordsHostKeys:
                known.Record(options.Host, options.Port, shown.HostKey);
                return null;
            case KnownHosts.Verdict.Unknown:
                return new DeviceException(
                    DeviceFault.Invalid,
                    $"{options} is not known: {options.KnownHostsFile} has no key for it. It shows {key}; add it there if it is right, or ask for the keys of new machines to be recorded.");
            case KnownHosts.Verdict.Revoked:
                return new DeviceException(DeviceFault.Invalid, $"{options} shows a key that {options.KnownHostsFile} says is revoked: {key}.");
            default:
                return new DeviceException(
                    DeviceFault.Invalid,
                    $"{options} shows another key than {options.KnownHostsFile} has: {key}. Somebody may be in between; if the machine was made anew, remove its line there.");
        }
    }

    private DeviceException Unconnected(Exception error) => error switch
    {
        SshAuthenticationException => new DeviceException(
            DeviceFault.Invalid, $"{options} does not let us in with {SshCredentials.Shown(options)}: {error.Message.TrimEnd('.')}.", error),
        OperationCanceledException or SshOperationTimeoutException => new DeviceException(
            DeviceFault.Unreachable, $"{options} does not answer within {options.ConnectTime.TotalSeconds:0} s.", error),
        _ => new DeviceException(DeviceFault.Unreachable, $"{options} does not answer: {error.Message.TrimEnd('.')}.", error),
    };
}
