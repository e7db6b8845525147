using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Clocker.Client.Connecting;

/// <summary>HTTP to a <see cref="ServerAddress"/>.</summary>
internal static class Transport
{
    public static SocketsHttpHandler Handler(ServerAddress address)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false };
        if (address is ServerAddress.Local local)
        {
            handler.ConnectCallback = (_, cancellation) => ConnectAsync(local.Socket, cancellation);
        }

        return handler;
    }

    public static HttpClient Client(HttpMessageHandler handler, ServerAddress address)
    {
        var client = new HttpClient(handler, disposeHandler: false) { BaseAddress = Base(address), Timeout = Timeout.InfiniteTimeSpan };
        if (Authorization(address) is { } authorization)
        {
            client.DefaultRequestHeaders.Authorization = authorization;
        }

        return client;
    }

    public static Uri Base(ServerAddress address) => address is ServerAddress.Remote remote
        ? new Uri(remote.Url.AbsoluteUri.EndsWith('/') ? remote.Url.AbsoluteUri : $"{remote.Url.AbsoluteUri}/")
        : new Uri("http://localhost/");

    public static AuthenticationHeaderValue? Authorization(ServerAddress address) =>
        address is ServerAddress.Remote { Token: { Length: > 0 } token } ? new("Bearer", token) : null;

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
