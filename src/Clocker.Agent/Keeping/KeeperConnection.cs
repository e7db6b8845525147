using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Keeping;

/// <summary>A command's way to the keeper.</summary>
internal sealed class KeeperConnection : IDisposable
{
    /// <summary>A container that was started this moment may not listen yet.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly NetworkStream _stream;
    private readonly StreamReader _reader;

    private KeeperConnection(Socket socket)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new StreamReader(_stream);
    }

    /// <summary>Connects, if somebody listens within a while.</summary>
    /// <returns>Null if nobody does.</returns>
    public static async Task<KeeperConnection?> OpenAsync(string directory, bool isPatient, TimeProvider clock, CancellationToken cancellation)
    {
        var begun = clock.GetTimestamp();
        while (true)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(KeeperSocket.PathIn(directory)), cancellation);
                return new KeeperConnection(socket);
            }
            catch (SocketException)
            {
                socket.Dispose();
            }

            if (!isPatient || clock.GetElapsedTime(begun) > Patience)
            {
                return null;
            }

            await Task.Delay(Pause, clock, cancellation);
        }
    }

    /// <summary>Tells a state, or nothing, and waits for what comes of it.</summary>
    /// <returns>The report as it is written; null if the keeper has ended.</returns>
    public async Task<string?> TellAsync(AgentState? state, CancellationToken cancellation)
    {
        var line = state is null ? KeeperSocket.Clean : JsonSerializer.Serialize(state, AgentJson.Default.AgentState);
        try
        {
            await _stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellation);
            return await _reader.ReadLineAsync(cancellation);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }
}
