using Clocker.Model.Containers;

namespace Clocker.Simulation.Hosts;

/// <summary>A network on a simulated engine: 172.N.0.0/16, with .1 as its gateway.</summary>
internal sealed class SimulatedNetwork(int number, NetworkSnapshot snapshot)
{
    private readonly SortedDictionary<string, int> _leases = new(StringComparer.Ordinal);
    private int _last = 1;

    public NetworkSnapshot Snapshot { get; } = snapshot;

    /// <summary>An address for a container; the same one for as long as the network lives.</summary>
    public string Lease(string container)
    {
        if (!_leases.TryGetValue(container, out var address))
        {
            _leases[container] = address = ++_last;
        }

        return $"172.{17 + (number % 200)}.{address >> 8}.{address & 255}";
    }
}
