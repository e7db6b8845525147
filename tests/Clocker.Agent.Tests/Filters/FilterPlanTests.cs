using System.Net;
using System.Net.Sockets;
using Clocker.Agent.Filters;
using Clocker.Agent.Hosts;
using Clocker.Model.Networks.Agents;
using Xunit;

namespace Clocker.Agent.Tests.Filters;

public sealed class FilterPlanTests
{
    private static readonly FilterNames Names = new("me");

    private static readonly AgentState State = new()
    {
        Owner = "me",
        HostAddress = "10.0.0.1",
        Networks =
        [
            new AgentNetwork
            {
                Key = "a", Interface = "clk1", Join = AgentJoin.Vxlan, Number = 1, Subnets = ["10.1.0.0/16", "fd01::/64"], Gateways = ["10.1.0.1", "fd01::1"],
                Peers = [new AgentPeer("10.0.0.2", [])],
            },
            new AgentNetwork
            {
                Key = "b", Interface = "clk2", Join = AgentJoin.Routed, Number = 2, Subnets = ["10.2.0.0/16"], Gateways = ["10.2.1.1"],
                Peers = [new AgentPeer("10.0.0.2", ["10.2.2.0/24"])],
            },
        ],
    };

    private static readonly HostLook Look = new([new Link { Name = "eth0", Mtu = 1500, Addresses = [new(IPAddress.Parse("10.0.0.1"), 24, false)] }], [], []);

    [Fact]
    public void Who_is_on_a_network_cannot_send_frames_into_others_by_VXLAN()
    {
        var filter = FilterRules.Of(State, Look, AddressFamily.InterNetwork, true)[0];


        Assert.Contains("-p udp -m udp --dport 4789 -j DROP", Rules(filter, Names.Host));
        Assert.Contains("-d 10.0.0.2 -p udp -m udp --dport 4789 -j DROP", Rules(filter, Names.Leaving));
        Assert.Equal(["-s 10.0.0.2 -p udp -m udp --dport 4789 -j ACCEPT", "-p udp -m udp --dport 4789 -m u32 --u32 \"0>>22&0x3C@12>>8 = 1\" -j DROP"], Rules(filter, Names.Input).Take(2));
    }

    [Fact]
    public void A_routed_network_keeps_its_addresses_and_gets_through()
    {
        var rules = FilterRules.Of(State, Look, AddressFamily.InterNetwork, true);


        Assert.Equal(["-s 10.2.0.0/16 -d 10.2.0.0/16 -j ACCEPT"], Rules(rules[1], Names.Addresses));
        Assert.Equal(
            ["-s 10.2.0.0/16 -d 10.2.0.0/16 -i eth0 -o clk2 -j ACCEPT", "-s 10.2.0.0/16 -d 10.2.0.0/16 -i clk2 -o eth0 -j ACCEPT"],
            Rules(rules[0], Names.Forward).Take(2));
    }

    [Fact]
    public void Rules_of_IPv6_have_addresses_of_IPv6_alone()
    {
        var rules = FilterRules.Of(State, Look, AddressFamily.InterNetworkV6, true).SelectMany(set => set.Chains).SelectMany(chain => chain.Rules).ToList();


        Assert.Contains("-d fd01::1 -i clk1 -p udp -m udp --dport 53 -j ACCEPT", rules);
        Assert.DoesNotContain(rules, rule => rule.Contains("10.", StringComparison.Ordinal));
    }

    [Fact]
    public void From_nothing_chains_are_made_and_entered_first_of_all()
    {
        var text = Write(Saved("*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [0:0]\n:DOCKER-USER - [0:0]\n-A FORWARD -j DOCKER-USER\nCOMMIT\n"));


        Assert.StartsWith($"*filter\n:{Names.Input} - [0:0]\n", text, StringComparison.Ordinal);
        Assert.EndsWith($"-I INPUT 1 -j {Names.Input}\n-I DOCKER-USER 1 -j {Names.Forward}\nCOMMIT\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_Docker_the_chain_is_entered_where_all_is_forwarded() =>
        Assert.Contains($"-I FORWARD 1 -j {Names.Forward}\n", Write(Saved("")), StringComparison.Ordinal);

    [Fact]
    public void When_all_is_there_nothing_is_written() => Assert.Empty(Write(Saved(Whole())));

    [Fact]
    public void An_entry_that_is_not_the_first_any_more_is_moved()
    {
        var saved = Whole().Replace($"-A INPUT -j {Names.Input}\n", $"-A INPUT -i eth9 -j ACCEPT\n-A INPUT -j {Names.Input}\n", StringComparison.Ordinal);


        Assert.Equal($"*filter\n-D INPUT -j {Names.Input}\n-I INPUT 1 -j {Names.Input}\nCOMMIT\n", Write(Saved(saved)));
    }

    [Fact]
    public void Without_networks_our_chains_go_and_no_others()
    {
        var saved = Saved(Whole() + "*filter\n:CLOCKER-IN-12345678 - [0:0]\n-A INPUT -j CLOCKER-IN-12345678\nCOMMIT\n");


        var text = FilterPlan.Write(FilterRules.Of(State with { Networks = [] }, Look, AddressFamily.InterNetwork, true)[0], saved, Names, false);


        Assert.Contains($"-D INPUT -j {Names.Input}\n", text, StringComparison.Ordinal);
        Assert.Contains($"-D DOCKER-USER -j {Names.Forward}\n", text, StringComparison.Ordinal);
        Assert.Equal(4, text.Split('\n').Count(line => line.StartsWith("-X CLOCKER-", StringComparison.Ordinal)));
        Assert.DoesNotContain("12345678", text, StringComparison.Ordinal);
    }

    private static string Whole() =>
        $"*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [0:0]\n:DOCKER-USER - [0:0]\n:{Names.Input} - [0:0]\n:{Names.Host} - [0:0]\n:{Names.Forward} - [0:0]\n:{Names.Leaving} - [0:0]\n"
        + $"-A INPUT -j {Names.Input}\n-A DOCKER-USER -j {Names.Forward}\n-A DOCKER-USER -j RETURN\nCOMMIT\n";

    private static string Write(SavedRules saved) => FilterPlan.Write(FilterRules.Of(State, Look, AddressFamily.InterNetwork, true)[0], saved, Names, false);

    private static SavedRules Saved(string text) => SavedRules.Read(text);

    private static IReadOnlyList<string> Rules(RuleSet set, string chain) => set.Chains.Single(one => one.Name == chain).Rules;
}
