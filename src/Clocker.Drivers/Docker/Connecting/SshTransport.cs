using System.Net.Sockets;

namespace Clocker.Drivers.Docker.Connecting;

/// <summary>Connections through one <c>ssh</c>, which forwards the engine's socket; a new one is started when it has ended.</summary>
internal sealed class SshTransport(DockerEndpoint.Ssh endpoint, string? config) : ITransport
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private SshTunnel? _tunnel;

    public string Address => endpoint.Host;

    public async Task<Duplex> ConnectAsync(CancellationToken cancellation)
    {
        var tunnel = await TunnelAsync(cancellation);
        try
        {
            return await UnixTransport.ConnectAsync(tunnel.Socket, cancellation);
        }
        catch (SocketException error)
        {
            throw new EndpointException(tunnel.Reason("the forwarded socket does not answer"), error);
        }
    }

    public string? Explain(Exception error) => _tunnel is { HasEnded: true } tunnel ? tunnel.Reason("the connection has ended") : null;

    public void Dispose()
    {
        _tunnel?.Dispose();
        _gate.Dispose();
    }

    private async Task<SshTunnel> TunnelAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_tunnel is { HasEnded: false } running)
            {
                return running;
            }

            _tunnel?.Dispose();
            _tunnel = null;
            return _tunnel = await SshTunnel.OpenAsync(endpoint, config, cancellation);
        }
        finally
        {
            _gate.Release();
        }
    }
}
