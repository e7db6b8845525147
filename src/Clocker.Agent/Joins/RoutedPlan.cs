using System.Net;
using Clocker.Agent.Hosts;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Joins;

/// <summary>Keeps a route to each peer's part of a network that is routed.</summary>
internal static class RoutedPlan
{
    /// <summary>Adds what is to be changed.</summary>
    public static void AddTo(AgentState wanted, HostLook look, Plan plan)
    {
        var routes = Wanted(wanted, look, plan);
        var metric = Metric(wanted.Owner);
        var ours = look.Routes.Where(route => route.Metric == metric).ToList();
        foreach (var route in ours.Where(route => !routes.ContainsKey(route.Destination)))
        {
            plan.Add(Step.Ip("", $"route del {route.Destination} proto {HostLooker.RouteNumber} metric {metric}"));
        }

        var present = ours.Select(route => (route.Destination, route.Gateway)).ToHashSet();
        foreach (var (subnet, (network, gateway)) in routes.Where(route => !present.Contains((route.Key, route.Value.Gateway))))
        {
            plan.Add(Step.Ip(network, $"route replace {subnet} via {gateway} proto {HostLooker.RouteNumber} metric {metric}"));
        }
    }

    /// <summary>Routes bear the number of Clocker, and a metric that tells its clouds apart.</summary>
    public static long Metric(string owner) => 0x1000_0000 | (OwnerHash.Of(owner) & 0x0FFF_FFFF);

    /// <summary>By the subnet, as <c>ip</c> writes it: the network that it is of, and the host that has it.</summary>
    private static SortedDictionary<string, (string Network, string Gateway)> Wanted(AgentState wanted, HostLook look, Plan plan)
    {
        var routes = new SortedDictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var network in wanted.Networks.Where(network => network.Join == AgentJoin.Routed))
        {
            if (look.Find(network.Interface) is null)
            {
                plan.Blame(network.Key, $"The interface {network.Interface}, which the engine makes for the network, is not there.");
            }

            foreach (var peer in network.Peers.Where(peer => peer.Address != wanted.HostAddress))
            {
                foreach (var part in peer.Subnets)
                {
                    if (IPNetwork.TryParse(part, out var subnet) && IPAddress.TryParse(peer.Address, out var gateway) && gateway.AddressFamily == subnet.BaseAddress.AddressFamily)
                    {
                        routes.TryAdd(Text(subnet), (network.Key, gateway.ToString()));
                    }
                    else
                    {
                        plan.Blame(network.Key, $"There can be no route to {part} by way of {peer.Address}.");
                    }
                }
            }
        }

        return routes;
    }

    /// <summary>A single address has no prefix.</summary>
    private static string Text(IPNetwork subnet) =>
        subnet.PrefixLength == subnet.BaseAddress.GetAddressBytes().Length * 8 ? subnet.BaseAddress.ToString() : subnet.ToString();
}
