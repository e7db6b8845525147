namespace Clocker.Drivers.Docker.Connecting;

/// <summary>No connections, and why not.</summary>
internal sealed class RefusedTransport(string reason) : ITransport
{
    public string Address => "";

    public Task<Duplex> ConnectAsync(CancellationToken cancellation) => throw new EndpointException(reason);

    public string? Explain(Exception error) => null;

    public void Dispose()
    {
    }
}
