using System.Net.Sockets;
using System.Text.Json;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Keeping;

/// <summary>Where commands reach the keeper: a socket that only root opens. A line with a state is answered by a line with a report.</summary>
internal sealed class KeeperSocket(string directory, Keeper keeper)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>In place of a state: nothing is to be kept.</summary>
    public const string Clean = "clean";

    public static string PathIn(string directory) => Path.Combine(directory, "agent.sock");

    /// <summary>Until it is cancelled.</summary>
    public async Task ServeAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory, OwnerOnly);
        File.Delete(PathIn(directory));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(PathIn(directory)));
        socket.Listen();
        while (true)
        {
            _ = ConverseAsync(await socket.AcceptAsync(cancellation), cancellation);
        }
    }

    private async Task ConverseAsync(Socket connection, CancellationToken cancellation)
    {
        try
        {
            await using var stream = new NetworkStream(connection, ownsSocket: true);
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(cancellation) is { } line)
            {
                var report = await keeper.TellAsync(line == Clean ? null : JsonSerializer.Deserialize(line, AgentJson.Default.AgentState), cancellation);
                await JsonSerializer.SerializeAsync(stream, report, AgentJson.Default.AgentReport, cancellation);
                await stream.WriteAsync("\n"u8.ToArray(), cancellation);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or IOException or JsonException)
        {
            // Whoever has asked is gone, or has sent what is no state: it sees that nothing is answered.
        }
    }
}
