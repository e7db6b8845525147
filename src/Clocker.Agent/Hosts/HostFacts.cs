using System.Net;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Hosts;

/// <summary>What a cloud has to know of a host before it gives it networks.</summary>
internal static class HostFacts
{
    /// <summary>The largest packet of the interface by which other hosts are reached; null if there is no such interface.</summary>
    public static int? Mtu(IReadOnlyList<Link> links, string address) => IPAddress.TryParse(address, out var parsed)
        ? links.FirstOrDefault(link => link.Addresses.Any(own => own.Value.Equals(parsed)))?.Mtu
        : null;

    /// <summary>The largest packet of the interface by which the rest of the world is reached.</summary>
    public static int? Mtu(IReadOnlyList<Link> links, IReadOnlyList<IpRoute> routes) =>
        routes.FirstOrDefault(route => route.Destination == "default") is { Device: { } device } ? links.FirstOrDefault(link => link.Name == device)?.Mtu : null;

    /// <summary>The subnets that the host is in or has a route to, but for our own.</summary>
    public static IReadOnlyList<string> Subnets(IReadOnlyList<Link> links, IReadOnlyList<IpRoute> routes, AgentState? state)
    {
        var ours = Ours(state);
        return
        [
            .. routes.Where(route => route.Protocol != HostLooker.RouteNumber && (route.Device is null || !ours.Contains(route.Device)))
                .SelectMany(route => Parsed(route.Destination))
                .Where(subnet => !subnet.BaseAddress.IsIPv6LinkLocal && !subnet.BaseAddress.IsIPv6Multicast)
                .Select(subnet => subnet.ToString())
                .Concat(Subnets(links, state))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The subnets that the host is in by itself: not those of our networks, nor what means something on a link alone.</summary>
    public static IReadOnlyList<string> Subnets(IReadOnlyList<Link> links, AgentState? state)
    {
        var ours = Ours(state);
        return [.. links.Where(link => !link.IsLoopback && !ours.Contains(link.Name))
            .SelectMany(link => link.Addresses)
            .Where(address => !address.IsOfLink)
            .Select(address => Subnet(address).ToString())
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }

    private static HashSet<string> Ours(AgentState? state) => state?.Networks.Select(network => network.Interface).ToHashSet() ?? [];

    /// <summary>A route to a single address has no prefix; the default route has no address.</summary>
    private static IEnumerable<IPNetwork> Parsed(string destination)
    {
        if (IPAddress.TryParse(destination, out var address))
        {
            return [new IPNetwork(address, address.GetAddressBytes().Length * 8)];
        }

        return IPNetwork.TryParse(destination, out var subnet) ? [subnet] : [];
    }

    /// <summary>The network that an address is in: the bits of the host are none.</summary>
    private static IPNetwork Subnet(LinkAddress address)
    {
        var bytes = address.Value.GetAddressBytes();
        for (var bit = address.PrefixLength; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPNetwork(new IPAddress(bytes), address.PrefixLength);
    }
}
