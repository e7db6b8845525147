using System.Net;
using System.Net.Sockets;
using Clocker.Agent.Hosts;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Joins;

/// <summary>
/// To a container, the whole of a routed network is one Ethernet, so that one on several networks sends by the right one. The
/// host answers there for whoever is on another host, and then routes what comes.
/// </summary>
internal static class StandInPlan
{
    /// <summary>Adds what is to be changed.</summary>
    public static void AddTo(AgentState wanted, HostLook look, Plan plan)
    {
        foreach (var network in wanted.Networks.Where(network => network.Join == AgentJoin.Routed && look.Find(network.Interface) is not null))
        {
            var present = look.StandIns.Where(neighbour => neighbour.Interface == network.Interface).Select(neighbour => neighbour.Address).ToHashSet(StringComparer.Ordinal);
            var others = Elsewhere(network);
            if (present.Count == 0 && others.Count > 0)
            {
                // It would wait for up to 0.8 seconds before it answers, to let the real one be first; there is none.
                plan.Add(Step.Ip(network.Key, $"ntable change name arp_cache dev {network.Interface} proxy_delay 0"));
            }

            foreach (var gone in present.Where(address => !others.Contains(address)).Order(StringComparer.Ordinal))
            {
                plan.Add(Step.Ip("", $"neigh del proxy {gone} dev {network.Interface}"));
            }

            foreach (var address in others.Where(address => !present.Contains(address)))
            {
                plan.Add(Step.Ip(network.Key, $"neigh replace proxy {address} dev {network.Interface}"));
            }
        }
    }

    /// <summary>The addresses of the network's containers on other hosts.</summary>
    private static SortedSet<string> Elsewhere(AgentNetwork network)
    {
        IPNetwork[] parts = [.. network.Peers.SelectMany(peer => peer.Subnets)
            .Select(part => IPNetwork.TryParse(part, out var parsed) ? parsed : (IPNetwork?)null)
            .OfType<IPNetwork>()
            .Where(part => part.BaseAddress.AddressFamily == AddressFamily.InterNetwork)];
        return new(
            network.Names.Values.SelectMany(addresses => addresses)
                .Where(text => IPAddress.TryParse(text, out var address) && parts.Any(part => part.Contains(address))),
            StringComparer.Ordinal);
    }
}
