using System.Net;
using System.Net.Sockets;
using Clocker.Agent.Hosts;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Filters;

/// <summary>
/// What may go where, of one family of addresses. Networks do not reach each other, nor the host's addresses in others; who is
/// on an internal network reaches nothing but that, and names. What networks of others do is none of our business.
/// </summary>
internal sealed class FilterRules(AgentState state, HostLook look, AddressFamily family, bool seesNumbers)
{
    private const string Established = "-m conntrack --ctstate RELATED,ESTABLISHED -j RETURN";

    /// <summary>Finding neighbours: without it there is no IPv6 at all.</summary>
    private static readonly int[] NeighbourTypes = [133, 134, 135, 136];

    private readonly FilterNames _names = new(state.Owner);
    private readonly List<AgentNetwork> _networks = [.. state.Networks.OrderBy(network => network.Interface, StringComparer.Ordinal)];

    /// <summary>All rules of a family; in no chain is anything if there are no networks.</summary>
    /// <param name="state">What the host is to have.</param>
    /// <param name="look">How it is.</param>
    /// <param name="family">IPv4 or IPv6.</param>
    /// <param name="seesNumbers">Whether the host's filter can look for the number of a network within VXLAN.</param>
    public static IReadOnlyList<RuleSet> Of(AgentState state, HostLook look, AddressFamily family, bool seesNumbers)
    {
        var rules = new FilterRules(state, look, family, seesNumbers);
        return state.Networks.Count == 0 ? [new RuleSet("filter", [], []), new RuleSet("nat", [], [])] : [rules.Filter(), rules.Addresses()];
    }

    private RuleSet Filter() => new(
        "filter",
        [
            new(_names.Input, [.. Input()]),
            new(_names.Host, [.. Host()]),
            new(_names.Forward, [.. Forward()]),
            new(_names.Leaving, [.. Leaving()]),
        ],
        [
            new(["INPUT"], _names.Input),
            // Docker looks there first, and leaves it to others.
            new(["DOCKER-USER", "FORWARD"], _names.Forward),
        ]);

    private IEnumerable<string> Input()
    {
        // A firewall of the host would not know of what follows.
        foreach (var (port, peer) in Peers())
        {
            yield return $"-s {peer} -p udp -m udp --dport {port} -j ACCEPT";
        }

        // A host that has left, and perhaps does not know, still has containers with addresses that others get now.
        foreach (var network in _networks.Where(network => network.Join == AgentJoin.Vxlan && seesNumbers))
        {
            yield return $"-p udp -m udp --dport {network.Port} -m u32 --u32 \"{Number} = {network.Number}\" -j DROP";
        }

        foreach (var (network, gateway) in Gateways())
        {
            yield return $"-d {gateway} -i {network.Interface} -p udp -m udp --dport 53 -j ACCEPT";
            yield return $"-d {gateway} -i {network.Interface} -p tcp -m tcp --dport 53 -j ACCEPT";
        }

        yield return Established;
        foreach (var network in _networks.Where(network => network.IsInternal))
        {
            foreach (var type in NeighbourTypes.Where(_ => family == AddressFamily.InterNetworkV6))
            {
                yield return $"-i {network.Interface} -p ipv6-icmp -m icmp6 --icmpv6-type {type} -j RETURN";
            }

            yield return $"-i {network.Interface} -j DROP";
        }

        foreach (var (network, gateway) in Gateways().Where(pair => !pair.Network.IsInternal))
        {
            yield return $"-d {gateway} -i {network.Interface} -j RETURN";
        }

        foreach (var network in _networks.Where(network => !network.IsInternal))
        {
            yield return $"-i {network.Interface} -j {_names.Host}";
        }
    }

    /// <summary>Who could send VXLAN packets to the host could put frames into any network.</summary>
    private IEnumerable<string> Host() =>
    [
        .. Ports().Select(port => $"-p udp -m udp --dport {port} -j DROP"),
        .. Gateways().Select(pair => $"-d {pair.Gateway} -j DROP"),
    ];

    private IEnumerable<string> Forward()
    {
        foreach (var network in _networks.Where(network => network.Join == AgentJoin.Routed && Underlay is not null))
        {
            foreach (var subnet in Subnets(network))
            {
                yield return $"-s {subnet} -d {subnet} -i {Underlay!.Name} -o {network.Interface} -j ACCEPT";
                yield return $"-s {subnet} -d {subnet} -i {network.Interface} -o {Underlay.Name} -j ACCEPT";
            }
        }

        foreach (var network in _networks)
        {
            if (network.IsInternal)
            {
                yield return $"-i {network.Interface} ! -o {network.Interface} -j DROP";
                yield return $"! -i {network.Interface} -o {network.Interface} -j DROP";
            }
            else
            {
                yield return $"-i {network.Interface} ! -o {network.Interface} -j {_names.Leaving}";
            }
        }
    }

    /// <summary>Docker would give a packet to a peer the host's own address, by which the peer knows us.</summary>
    private IEnumerable<string> Leaving() =>
    [
        .. _networks.Select(network => $"-o {network.Interface} -j DROP"),
        .. _networks.Where(network => network.Join == AgentJoin.Routed).SelectMany(Subnets).Distinct().Select(subnet => $"-d {subnet} -j DROP"),
        .. Peers().Select(peer => $"-d {peer.Peer} -p udp -m udp --dport {peer.Port} -j DROP"),
    ];

    /// <summary>Within a routed network everybody is known by their own address; Docker gives all that leaves a bridge the host's.</summary>
    private RuleSet Addresses()
    {
        string[] rules =
        [
            .. _networks.Where(network => network.Join == AgentJoin.Routed)
                .SelectMany(Subnets)
                .Distinct()
                .Select(subnet => $"-s {subnet} -d {subnet} -j ACCEPT"),
        ];
        return rules.Length == 0 ? new("nat", [], []) : new("nat", [new(_names.Addresses, rules)], [new(["POSTROUTING"], _names.Addresses)]);
    }

    /// <summary>Where VXLAN has a network's number: behind the headers of IP and UDP and four bytes of its own.</summary>
    private string Number => family == AddressFamily.InterNetwork ? "0>>22&0x3C@12>>8" : "52>>8";

    private Link? Underlay => IPAddress.TryParse(state.HostAddress, out var own) ? look.With(own) : null;

    private IEnumerable<int> Ports() => state.Networks.Where(network => network.Join == AgentJoin.Vxlan).Select(network => network.Port).Distinct().Order();

    private IEnumerable<(int Port, string Peer)> Peers() => state.Networks
        .Where(network => network.Join == AgentJoin.Vxlan)
        .SelectMany(network => network.Peers.SelectMany(peer => Parsed(peer.Address)).Select(peer => (network.Port, peer)))
        .Distinct()
        .OrderBy(pair => pair.Port)
        .ThenBy(pair => pair.peer, StringComparer.Ordinal);

    private IEnumerable<(AgentNetwork Network, string Gateway)> Gateways() =>
        _networks.SelectMany(network => network.Gateways.SelectMany(Parsed).Select(gateway => (network, gateway)));

    private IEnumerable<string> Parsed(string address) =>
        IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily == family ? [parsed.ToString()] : [];

    private IEnumerable<string> Subnets(AgentNetwork network) => network.Subnets.SelectMany(subnet =>
        IPNetwork.TryParse(subnet, out var parsed) && parsed.BaseAddress.AddressFamily == family ? [parsed.ToString()] : Array.Empty<string>());
}
