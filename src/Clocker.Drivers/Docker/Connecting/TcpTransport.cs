using System.Net.Sockets;

namespace Clocker.Drivers.Docker.Connecting;

/// <summary>Connections in clear text.</summary>
internal sealed class TcpTransport(string host, int port) : ITransport
{
    public string Address => host;

    public async Task<Duplex> ConnectAsync(CancellationToken cancellation) => Duplex.Of(await OpenAsync(host, port, cancellation));

    public static async Task<Socket> OpenAsync(string host, int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            await socket.ConnectAsync(host, port, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public static string? Explain(Exception error, string host) => error switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } =>
            "nothing listens at that address; start the engine there, or correct the address.",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } =>
            $"the name \"{host}\" is not known; correct the address.",
        SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TimedOut } =>
            "nothing is at that address, or the way there is blocked.",
        _ => null,
    };

    public string? Explain(Exception error) => Explain(error, host);

    public void Dispose()
    {
    }
}
