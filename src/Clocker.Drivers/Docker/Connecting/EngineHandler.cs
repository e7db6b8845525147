using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Net.Http.Client;

namespace Clocker.Drivers.Docker.Connecting;

/// <summary>Sends requests over connections of a transport: kept and used again, but for those that become a conversation.</summary>
internal sealed class EngineHandler : HttpMessageHandler
{
    private static readonly TimeSpan IdleAtMost = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ConnectsWithin = TimeSpan.FromSeconds(30);

    private readonly HttpMessageInvoker _pooled;
    private readonly HttpMessageInvoker _talking;

    public EngineHandler(ITransport transport)
    {
        _pooled = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            PooledConnectionIdleTimeout = IdleAtMost,
            ConnectTimeout = ConnectsWithin,
            ConnectCallback = async (_, cancellation) => await transport.ConnectAsync(cancellation),
        });
        _talking = new HttpMessageInvoker(new ManagedHandler(
            async (_, _, cancellation) => await transport.ConnectAsync(cancellation), NullLogger.Instance)
        {
            UseProxy = false,
        });
    }

    /// <summary>The host of all requests; the transport knows the real one.</summary>
    public static Uri Base { get; } = new("http://docker/");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        (request.Headers.Upgrade.Count > 0 ? _talking : _pooled).SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _pooled.Dispose();
            _talking.Dispose();
        }

        base.Dispose(disposing);
    }
}
