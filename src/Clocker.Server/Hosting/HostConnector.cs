using Clocker.Control.Hosts;
using Clocker.Model.Containers;

namespace Clocker.Server.Hosting;

/// <summary>One driver for each endpoint, for as long as the server runs.</summary>
internal sealed class HostConnector(Func<string, IContainerHost> connect) : IHostConnector, IAsyncDisposable
{
    private readonly SortedDictionary<string, IContainerHost> _hosts = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public IContainerHost Connect(string endpoint)
    {
        lock (_hosts)
        {
            return _hosts.TryGetValue(endpoint, out var known) ? known : _hosts[endpoint] = connect(endpoint);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values.OfType<IDisposable>())
        {
            host.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
