using System.Net;
using System.Net.Sockets;

using Clocker.Server.Security;

using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Clocker.Server.Hosting;

/// <summary>The two ways in: a Unix socket that only its owner can open, and loopback TCP.</summary>
internal sealed class Listeners
{
    private const int PortsToTry = 100;
    private const int LongestSocketPath = 107;

    private readonly string _path;
    private readonly Socket _tcp;

    private Listeners(string path, Socket tcp)
    {
        _path = path;
        _tcp = tcp;
    }

    /// <summary>The URL on loopback.</summary>
    public string Url => $"http://{_tcp.LocalEndPoint}";

    /// <summary>Takes the port, so that nobody else can before the server is ready.</summary>
    /// <exception cref="StartException">There is no port, or the socket's path is too long.</exception>
    public static Listeners Take(ServerOptions options)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(options.Data.Socket) > LongestSocketPath)
        {
            throw new StartException(
                $"The path of the Unix socket, {options.Data.Socket}, is longer than the system allows. Use a data directory with a shorter path.");
        }

        return new Listeners(options.Data.Socket, options.Listen is { } asked ? Exactly(asked) : FirstFree());
    }

    public void Use(KestrelServerOptions kestrel, SocketTransportOptions transport)
    {
        transport.CreateBoundListenSocket = Bound;
        kestrel.ListenUnixSocket(_path, listen => listen.Use(next => connection =>
        {
            connection.Features.Set(OwnerConnection.Mark);
            return next(connection);
        }));
        kestrel.Listen((IPEndPoint)_tcp.LocalEndPoint!);
    }

    private Socket Bound(EndPoint endPoint)
    {
        if (endPoint is not UnixDomainSocketEndPoint)
        {
            return _tcp;
        }

        // Between bind and listen nobody can connect yet, so there is no moment with a wider mode.
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(endPoint);
        File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return socket;
    }

    private static Socket Exactly(IPEndPoint endPoint)
    {
        try
        {
            return Bind(endPoint);
        }
        catch (SocketException exception)
        {
            throw new StartException(
                $"Cannot listen on {endPoint}: {exception.Message}. Leave --listen out to use the next free port, or name another one.");
        }
    }

    private static Socket FirstFree()
    {
        for (var port = ServerOptions.UsualPort; port < ServerOptions.UsualPort + PortsToTry; port++)
        {
            try
            {
                return Bind(new IPEndPoint(IPAddress.Loopback, port));
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
            }
        }

        throw new StartException(
            $"All ports from {ServerOptions.UsualPort} to {ServerOptions.UsualPort + PortsToTry - 1} are taken. Name a free one with --listen.");
    }

    private static Socket Bind(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endPoint);
            // A port is only taken once somebody listens: until then, another server that starts may bind it as well.
            socket.Listen();
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
