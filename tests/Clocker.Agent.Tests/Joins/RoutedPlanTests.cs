using System.Net;
using Clocker.Agent.Hosts;
using Clocker.Agent.Joins;
using Clocker.Model.Networks.Agents;
using Xunit;

namespace Clocker.Agent.Tests.Joins;

public sealed class RoutedPlanTests
{
    private static readonly long Metric = RoutedPlan.Metric("me");

    private static readonly Link[] Links =
    [
        new Link { Name = "eth0", Mtu = 1500, Addresses = [new(IPAddress.Parse("10.0.0.1"), 24, false)] },
        new Link { Name = "clk7", Mtu = 1500 },
    ];

    private static readonly AgentNetwork Network = new()
    {
        Key = "seven",
        Interface = "clk7",
        Join = AgentJoin.Routed,
        Peers = [new AgentPeer("10.0.0.2", ["10.7.2.0/24", "10.7.200.9/32"]), new AgentPeer("10.0.0.3", ["10.7.3.0/24"])],
    };

    [Fact]
    public void A_route_leads_to_each_part_that_a_peer_has() => Assert.Equal(
        [
            $"route replace 10.7.2.0/24 via 10.0.0.2 proto 42 metric {Metric}",
            $"route replace 10.7.200.9 via 10.0.0.2 proto 42 metric {Metric}",
            $"route replace 10.7.3.0/24 via 10.0.0.3 proto 42 metric {Metric}",
        ],
        Plan([], Network).Steps.Select(step => step.Line));

    [Fact]
    public void Routes_that_are_there_stay_and_others_of_ours_go() => Assert.Equal(
        [
            $"route del 10.7.9.0/24 proto 42 metric {Metric}",
            $"route replace 10.7.3.0/24 via 10.0.0.3 proto 42 metric {Metric}",
        ],
        Plan(
            [Route("10.7.2.0/24", "10.0.0.2"), Route("10.7.200.9", "10.0.0.2"), Route("10.7.3.0/24", "10.0.0.9"), Route("10.7.9.0/24", "10.0.0.2"), Route("10.8.0.0/24", "10.0.0.2") with { Metric = 0 }],
            Network).Steps.Select(step => step.Line));

    [Fact]
    public void A_part_that_cannot_be_routed_is_named()
    {
        var plan = Plan([], Network with { Peers = [new AgentPeer("10.0.0.2", ["fd07::/64"]), new AgentPeer("10.0.0.3", ["10.7.3.0/24"])] });


        Assert.Equal("There can be no route to fd07::/64 by way of 10.0.0.2.", plan.Problems["seven"]);
        Assert.Single(plan.Steps);
    }

    private static IpRoute Route(string destination, string gateway) => new() { Destination = destination, Gateway = gateway, Metric = Metric };

    private static Plan Plan(IReadOnlyList<IpRoute> routes, params AgentNetwork[] networks)
    {
        var plan = new Plan();
        RoutedPlan.AddTo(new AgentState { Owner = "me", HostAddress = "10.0.0.1", Networks = networks }, new HostLook(Links, [], routes), plan);
        return plan;
    }
}
