namespace Clocker.Drivers.Docker.Connecting;

/// <summary>Connections to the engine of a Docker context, which is looked up when it is first needed.</summary>
internal sealed class ContextTransport(string name, DockerContexts contexts, Func<DockerEndpoint, ITransport> open) : ITransport
{
    private readonly Lock _lock = new();
    private ITransport? _found;

    public string Address => Found.Address;

    private ITransport Found
    {
        get
        {
            lock (_lock)
            {
                return _found ??= open(contexts.Find(name));
            }
        }
    }

    public Task<Duplex> ConnectAsync(CancellationToken cancellation) => Found.ConnectAsync(cancellation);

    public string? Explain(Exception error) => _found?.Explain(error);

    public void Dispose() => _found?.Dispose();
}
