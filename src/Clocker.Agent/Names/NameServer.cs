using System.Net;
using System.Net.Sockets;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Names;

/// <summary>Answers names at the gateways of the host's networks.</summary>
internal sealed class NameServer(Forwarder forwarder, int port, TimeProvider clock) : IAsyncDisposable
{
    private readonly Dictionary<(IPAddress Address, string Network), NameListener> _listeners = [];
    private volatile NameTable _table = NameTable.Empty;
    private AgentState? _served;

    /// <summary>Answers what a state says from now on, and where it says.</summary>
    /// <returns>Where that is not possible, in words, by the network's key.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ServeAsync(AgentState state, CancellationToken cancellation)
    {
        if (!ReferenceEquals(state, _served))
        {
            _served = state;
            _table = new NameTable(state);
        }

        var wanted = state.Networks
            .SelectMany(network => network.Gateways.SelectMany(gateway => Parsed(gateway, network.Key)))
            .ToHashSet();
        foreach (var gone in _listeners.Keys.Where(key => !wanted.Contains(key)).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            await _listeners[gone].DisposeAsync();
            _listeners.Remove(gone);
        }

        return Listen(wanted);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners.Values)
        {
            await listener.DisposeAsync();
        }

        _listeners.Clear();
        forwarder.Dispose();
    }

    private SortedDictionary<string, string> Listen(HashSet<(IPAddress Address, string Network)> wanted)
    {
        var problems = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in wanted.Where(key => !_listeners.ContainsKey(key)))
        {
            try
            {
                _listeners[key] = new NameListener(new IPEndPoint(key.Address, port), key.Network, () => _table, forwarder, clock);
            }
            catch (SocketException error)
            {
                problems.TryAdd(key.Network, error.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? $"Names cannot be answered at {key.Address}: another program of the host has port {port} there."
                    : $"Names cannot be answered at {key.Address}: {error.Message}.");
            }
        }

        return problems;
    }

    private static IEnumerable<(IPAddress, string)> Parsed(string gateway, string network) =>
        IPAddress.TryParse(gateway, out var address) ? [(address, network)] : [];
}
