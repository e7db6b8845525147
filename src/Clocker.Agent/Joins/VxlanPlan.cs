using System.Net;
using System.Net.Sockets;
using Clocker.Agent.Hosts;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Joins;

/// <summary>
/// Joins the bridges of a network by the kernel's VXLAN: one interface for each network, a port of the bridge that the engine
/// made. What is for everybody, or for an address that was not learned yet, goes to all peers; where an address is, is learned.
/// </summary>
internal sealed class VxlanPlan(AgentState wanted, HostLook look, IReadOnlySet<string> moved, Plan plan)
{
    /// <summary>What VXLAN adds to a packet, over IPv4: the headers of Ethernet, IP, UDP and its own.</summary>
    private const int Overhead4 = 50;
    private const int Overhead6 = 70;

    /// <summary>Adds what is to be changed.</summary>
    /// <param name="wanted">What should be.</param>
    /// <param name="look">What is.</param>
    /// <param name="moved">The keys of networks whose containers have changed: where their addresses are must be learned anew.</param>
    /// <param name="plan">Gets the steps.</param>
    public static void AddTo(AgentState wanted, HostLook look, IReadOnlySet<string> moved, Plan plan) =>
        new VxlanPlan(wanted, look, moved, plan).Add();

    public static string InterfaceOf(AgentNetwork network) => $"vx{network.Number}";

    /// <summary>Marks the interfaces that are ours; others are never touched, nor those of another owner.</summary>
    public static string Mark(string owner) => $"clocker:{owner}";

    private void Add()
    {
        var joined = wanted.Networks.Where(network => network.Join == AgentJoin.Vxlan).ToList();
        var names = joined.Select(InterfaceOf).ToHashSet();
        foreach (var link in look.Links.Where(link => IsOurs(link) && !names.Contains(link.Name)))
        {
            plan.Add(Step.Ip("", $"link del dev {link.Name}"));
        }

        foreach (var network in joined)
        {
            Join(network);
        }
    }

    private void Join(AgentNetwork network)
    {
        if (!IPAddress.TryParse(wanted.HostAddress, out var own) || look.With(own) is not { } underlay)
        {
            plan.Blame(network.Key, $"No interface of this host has the address {wanted.HostAddress}, by which the other hosts reach it.");
            return;
        }

        if (look.Find(network.Interface) is null)
        {
            plan.Blame(network.Key, $"The interface {network.Interface}, which the engine makes for the network, is not there.");
            return;
        }

        var peers = PeersOf(network, own);
        var name = InterfaceOf(network);
        var present = look.Find(name);
        var isKept = present is not null && IsAsWanted(present, network, own, underlay);
        if (present is not null && !isKept)
        {
            if (!IsOurs(present))
            {
                plan.Blame(network.Key, $"There is an interface {name} already, which is not of this cloud.");
                return;
            }

            plan.Add(Step.Ip(network.Key, $"link del dev {name}"));
        }

        if (!isKept)
        {
            plan.Add(Step.Ip(network.Key, $"link add name {name} type vxlan id {network.Number} local {own} dev {underlay.Name} dstport {network.Port}"));
            plan.Add(Step.Ip(network.Key, $"link set dev {name} alias {Mark(wanted.Owner)}"));
            plan.Add(Step.Ip(network.Key, $"link set dev {name} addrgenmode none"));
        }

        Settle(network, isKept ? present : null, underlay.Mtu - (own.AddressFamily == AddressFamily.InterNetwork ? Overhead4 : Overhead6));
        Flood(network, isKept ? name : null, peers);
    }

    /// <summary>What can be changed of an interface that is there.</summary>
    private void Settle(AgentNetwork network, Link? present, int mtu)
    {
        var name = InterfaceOf(network);
        if (present?.Mtu != mtu)
        {
            plan.Add(Step.Ip(network.Key, $"link set dev {name} mtu {mtu}"));
        }

        if (present?.Master != network.Interface)
        {
            plan.Add(Step.Ip(network.Key, $"link set dev {name} master {network.Interface}"));
        }

        if (present?.IsUp != true)
        {
            plan.Add(Step.Ip(network.Key, $"link set dev {name} up"));
        }

        if (present is not null && present.Alias != Mark(wanted.Owner))
        {
            plan.Add(Step.Ip(network.Key, $"link set dev {name} alias {Mark(wanted.Owner)}"));
        }
    }

    private void Flood(AgentNetwork network, string? present, SortedSet<string> peers)
    {
        var name = InterfaceOf(network);
        var known = look.Forwarding.Where(entry => entry.Interface == present).ToList();
        var flooded = known.Where(entry => entry is { Mac: FdbEntry.Everybody, Host: not null }).Select(entry => entry.Host!).ToHashSet();
        foreach (var peer in peers.Where(peer => !flooded.Contains(peer)))
        {
            plan.Add(Step.Bridge(network.Key, $"fdb append {FdbEntry.Everybody} dev {name} dst {peer}"));
        }

        foreach (var peer in flooded.Where(peer => !peers.Contains(peer)).Order(StringComparer.Ordinal))
        {
            plan.Add(Step.Bridge(network.Key, $"fdb del {FdbEntry.Everybody} dev {name} dst {peer}"));
        }

        // A container that comes back elsewhere has the address that it had, and may be silent until it is spoken to.
        foreach (var entry in known.Where(entry => entry.IsLearned && entry.Mac != FdbEntry.Everybody))
        {
            if (moved.Contains(network.Key) || (entry.Host is { } host && !peers.Contains(host)))
            {
                plan.Add(Step.Bridge(network.Key, $"fdb del {entry.Mac} dev {name} {(entry.Host is { } at ? $"dst {at} self" : "master")}"));
            }
        }
    }

    private SortedSet<string> PeersOf(AgentNetwork network, IPAddress own)
    {
        var peers = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var peer in network.Peers)
        {
            if (!IPAddress.TryParse(peer.Address, out var address) || address.AddressFamily != own.AddressFamily)
            {
                plan.Blame(network.Key, $"The host {peer.Address} cannot be reached from {own}: that is no address of the same kind.");
            }
            else if (!address.Equals(own))
            {
                peers.Add(address.ToString());
            }
        }

        return peers;
    }

    private bool IsOurs(Link link) => link.Vxlan is not null && link.Alias == Mark(wanted.Owner);

    /// <summary>One that is exactly what would be made is ours even without the mark: we may have ended before it was set.</summary>
    private bool IsAsWanted(Link present, AgentNetwork network, IPAddress own, Link underlay) =>
        (present.Alias is null || IsOurs(present)) && present.Vxlan is { } vxlan && vxlan.Id == network.Number && vxlan.Port == network.Port && vxlan.Device == underlay.Name
        && IPAddress.TryParse(vxlan.Local, out var local) && local.Equals(own);
}
