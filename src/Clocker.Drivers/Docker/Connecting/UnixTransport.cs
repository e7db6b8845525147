using System.Net.Sockets;

namespace Clocker.Drivers.Docker.Connecting;

/// <summary>Connections to a socket of this machine.</summary>
internal sealed class UnixTransport(string path) : ITransport
{
    public string Address => "127.0.0.1";

    public Task<Duplex> ConnectAsync(CancellationToken cancellation) => ConnectAsync(path, cancellation);

    public static async Task<Duplex> ConnectAsync(string path, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            return Duplex.Of(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public string? Explain(Exception error) => error switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
            "the socket is there, but nothing listens at it; start the engine (sudo systemctl start docker).",
        SocketException when !File.Exists(path) =>
            "there is no such socket; install Docker and start the engine (sudo systemctl start docker), or name another endpoint.",
        _ => null,
    };

    public void Dispose()
    {
    }
}
