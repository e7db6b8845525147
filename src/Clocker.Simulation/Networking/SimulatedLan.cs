using Clocker.Model.Networks;
using Clocker.Simulation.Hosts;

namespace Clocker.Simulation.Networking;

/// <summary>Who reaches and finds whom on simulated hosts: what follows from what runs there, and from what their host components were told.</summary>
/// <param name="engines">The hosts.</param>
public sealed class SimulatedLan(IReadOnlyList<SimulatedEngine> engines)
{
    /// <summary>Whether a packet of a container comes to an address, and one comes back.</summary>
    public bool Reaches(string container, string address)
    {
        var (here, asker) = Running(container);
        return asker is not null && engines.Where(engine => engine.IsUp).Any(there =>
            there.Running.Any(to => to.Addresses.Values.Contains(address)
                && (there == here
                    ? to.Addresses.Any(on => on.Value == address && asker.Addresses.ContainsKey(on.Key))
                    : Joined(here!, asker, there, address))));
    }

    /// <summary>The addresses that a container is told for a name, in order.</summary>
    public IReadOnlyList<string> Find(string container, string name)
    {
        var (engine, asker) = Running(container);
        if (engine is null || asker is null)
        {
            return [];
        }

        var answers = asker.Recipe.NameServers.Count > 0
            ? NetworksOf(engine, asker.Addresses.Values).Select(network => network.Names.GetValueOrDefault(name) ?? [])
            : asker.Recipe.Networks.Select(own => engine.Running
                .Where(other => other.Recipe.Networks.Any(on => on.NetworkName == own.NetworkName && on.Aliases.Contains(name)))
                .Select(other => other.Addresses[own.NetworkName]));
        return [.. (answers.FirstOrDefault(answer => answer.Any()) ?? []).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Each of the two hosts has to know that the other one has the network.</summary>
    private static bool Joined(SimulatedEngine here, SimulatedContainer asker, SimulatedEngine there, string address) => (
        from own in NetworksOf(here, asker.Addresses.Values)
        join other in NetworksOf(there, [address]) on (own.Key, own.Number) equals (other.Key, other.Number)
        where Knows(own, there) && Knows(other, here)
        select own).Any();

    private static bool Knows(NetworkOnHost network, SimulatedEngine other) =>
        other.Told.Values.Any(told => network.Peers.Any(peer => peer.Address == told.Address));

    /// <summary>The networks of who has any of these addresses, in its order, as the host was told.</summary>
    private static IEnumerable<NetworkOnHost> NetworksOf(SimulatedEngine engine, IEnumerable<string> addresses) =>
        from told in engine.Told.Values
        from endpoint in told.Endpoints
        where endpoint.Addresses.Intersect(addresses).Any()
        from key in endpoint.Networks
        from network in told.Networks
        where network.Key == key
        select network;

    private (SimulatedEngine? Engine, SimulatedContainer? Container) Running(string container) => (
        from engine in engines
        where engine.IsUp
        from one in engine.Running
        where one.Recipe.Name == container
        select (engine, one)).FirstOrDefault();
}
