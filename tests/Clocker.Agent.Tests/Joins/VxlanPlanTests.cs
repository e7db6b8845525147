using System.Net;
using Clocker.Agent.Hosts;
using Clocker.Agent.Joins;
using Clocker.Model.Networks.Agents;
using Xunit;

namespace Clocker.Agent.Tests.Joins;

public sealed class VxlanPlanTests
{
    private const string Everybody = FdbEntry.Everybody;

    private static readonly Link Underlay = new() { Name = "eth0", Mtu = 1500, IsUp = true, Addresses = [new(IPAddress.Parse("10.0.0.1"), 24, false), new(IPAddress.Parse("fd00::1"), 64, false)] };
    private static readonly Link Bridge = new() { Name = "clk7", Mtu = 1500, IsUp = true };
    private static readonly Link Joined = new()
    {
        Name = "vx7",
        Mtu = 1450,
        IsUp = true,
        Master = "clk7",
        Alias = "clocker:me",
        Vxlan = new VxlanParameters { Id = 7, Port = 4789, Device = "eth0", Local4 = "10.0.0.1" },
    };

    private static readonly AgentNetwork Network = new()
    {
        Key = "seven",
        Interface = "clk7",
        Join = AgentJoin.Vxlan,
        Number = 7,
        Peers = [new AgentPeer("10.0.0.2", []), new AgentPeer("10.0.0.3", []), new AgentPeer("10.0.0.1", [])],
    };

    [Fact]
    public void A_network_is_joined_from_nothing() => Assert.Equal(
        [
            "ip link add name vx7 type vxlan id 7 local 10.0.0.1 dev eth0 dstport 4789",
            "ip link set dev vx7 alias clocker:me",
            "ip link set dev vx7 addrgenmode none",
            "ip link set dev vx7 mtu 1450",
            "ip link set dev vx7 master clk7",
            "ip link set dev vx7 up",
            $"bridge fdb append {Everybody} dev vx7 dst 10.0.0.2",
            $"bridge fdb append {Everybody} dev vx7 dst 10.0.0.3",
        ],
        Steps(Plan([Underlay, Bridge])));

    [Fact]
    public void Over_IPv6_packets_are_smaller()
    {
        var plan = Plan([Underlay, Bridge], network: Network with { Peers = [new AgentPeer("fd00::2", [])] }, address: "fd00::1");


        Assert.Contains("ip link add name vx7 type vxlan id 7 local fd00::1 dev eth0 dstport 4789", Steps(plan));
        Assert.Contains("ip link set dev vx7 mtu 1430", Steps(plan));
        Assert.Contains($"bridge fdb append {Everybody} dev vx7 dst fd00::2", Steps(plan));
    }

    [Fact]
    public void Nothing_is_done_when_all_is_as_it_should_be() => Assert.Empty(Steps(Plan([Underlay, Bridge, Joined], [Peer("10.0.0.2"), Peer("10.0.0.3")])));

    [Fact]
    public void A_bridge_that_was_made_anew_gets_its_port_back() =>
        Assert.Equal(["ip link set dev vx7 master clk7"], Steps(Plan([Underlay, Bridge, Joined with { Master = null }], [Peer("10.0.0.2"), Peer("10.0.0.3")])));

    [Fact]
    public void Peers_come_and_go() => Assert.Equal(
        [
            $"bridge fdb append {Everybody} dev vx7 dst 10.0.0.2",
            $"bridge fdb del {Everybody} dev vx7 dst 10.0.0.9",
            "bridge fdb del 02:42:0a:2a:00:09 dev vx7 dst 10.0.0.9 self",
        ],
        Steps(Plan([Underlay, Bridge, Joined], [Peer("10.0.0.3"), Peer("10.0.0.9"), Learned("10.0.0.9"), Learned("10.0.0.3", "02:42:0a:2a:00:03")])));

    [Fact]
    public void Where_addresses_are_is_learned_anew_when_containers_have_moved() => Assert.Equal(
        [
            "bridge fdb del 02:42:0a:2a:00:09 dev vx7 dst 10.0.0.3 self",
            "bridge fdb del 02:42:0a:2a:00:09 dev vx7 master",
        ],
        Steps(Plan(
            [Underlay, Bridge, Joined],
            [
                Peer("10.0.0.2"), Peer("10.0.0.3"), Learned("10.0.0.3"), new FdbEntry { Mac = "02:42:0a:2a:00:09", Interface = "vx7", Master = "clk7" },
                new FdbEntry { Mac = "aa:aa:aa:aa:aa:aa", Interface = "vx7", Master = "clk7", State = "permanent" },
                new FdbEntry { Mac = "02:42:0a:2a:00:09", Interface = "veth1", Master = "clk7" },
            ],
            moved: ["seven"])));

    [Fact]
    public void An_interface_with_another_number_is_made_anew()
    {
        var steps = Steps(Plan([Underlay, Bridge, Joined with { Vxlan = Joined.Vxlan! with { Port = 8472 } }], [Peer("10.0.0.2")]));


        Assert.Equal("ip link del dev vx7", steps[0]);
        Assert.StartsWith("ip link add name vx7", steps[1], StringComparison.Ordinal);
        Assert.Equal(2, steps.Count(step => step.StartsWith("bridge", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_no_network_wants_any_more_is_removed_and_strangers_are_not()
    {
        var plan = new Plan();


        VxlanPlan.AddTo(
            new AgentState { Owner = "me", HostAddress = "10.0.0.1" },
            new HostLook([Underlay, Bridge, Joined, Joined with { Name = "vx8", Alias = null }, Bridge with { Name = "br8", Alias = "clocker:me" }], [], []),
            new HashSet<string>(),
            plan);


        Assert.Equal(["ip link del dev vx7"], Steps(plan));
    }

    [Fact]
    public void A_stranger_with_the_name_is_left_alone_and_told()
    {
        var plan = Plan([Underlay, Bridge, Joined with { Alias = null, Vxlan = Joined.Vxlan! with { Id = 9 } }]);


        Assert.Empty(plan.Steps);
        Assert.Equal("There is an interface vx7 already, which is not of this cloud.", plan.Problems["seven"]);
    }

    [Fact]
    public void One_that_was_made_and_not_marked_yet_is_marked() =>
        Assert.Equal(["ip link set dev vx7 alias clocker:me"], Steps(Plan([Underlay, Bridge, Joined with { Alias = null }], [Peer("10.0.0.2"), Peer("10.0.0.3")])));

    [Fact]
    public void Without_the_engines_bridge_nothing_can_be_joined()
    {
        var plan = Plan([Underlay]);


        Assert.Empty(plan.Steps);
        Assert.Equal("The interface clk7, which the engine makes for the network, is not there.", plan.Problems["seven"]);
    }

    [Fact]
    public void A_host_without_the_address_that_others_know_is_named()
    {
        var plan = Plan([Underlay, Bridge], address: "198.51.100.7");


        Assert.Empty(plan.Steps);
        Assert.Equal("No interface of this host has the address 198.51.100.7, by which the other hosts reach it.", plan.Problems["seven"]);
    }

    [Fact]
    public void A_peer_of_another_kind_of_address_is_named_and_the_others_are_joined()
    {
        var plan = Plan([Underlay, Bridge, Joined], [Peer("10.0.0.2")], Network with { Peers = [new AgentPeer("10.0.0.2", []), new AgentPeer("fd00::3", [])] });


        Assert.Empty(plan.Steps);
        Assert.Equal("The host fd00::3 cannot be reached from 10.0.0.1: that is no address of the same kind.", plan.Problems["seven"]);
    }

    private static FdbEntry Peer(string host) => new() { Mac = Everybody, Interface = "vx7", Host = host, State = "permanent" };

    private static FdbEntry Learned(string host, string mac = "02:42:0a:2a:00:09") => new() { Mac = mac, Interface = "vx7", Host = host };

    private static Plan Plan(IReadOnlyList<Link> links, IReadOnlyList<FdbEntry>? forwarding = null, AgentNetwork? network = null, string address = "10.0.0.1", params IEnumerable<string> moved)
    {
        var plan = new Plan();
        VxlanPlan.AddTo(new AgentState { Owner = "me", HostAddress = address, Networks = [network ?? Network] }, new HostLook(links, forwarding ?? [], []), moved.ToHashSet(), plan);
        return plan;
    }

    private static List<string> Steps(Plan plan) => [.. plan.Steps.Select(step => $"{step.Program} {step.Line}")];
}
