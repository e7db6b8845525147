using Clocker.Agent.Hosts;
using Clocker.Agent.Joins;
using Clocker.Model.Networks.Agents;
using Xunit;

namespace Clocker.Agent.Tests.Joins;

public sealed class StandInPlanTests
{
    private static readonly AgentNetwork Network = new()
    {
        Key = "seven",
        Interface = "clk7",
        Join = AgentJoin.Routed,
        Subnets = ["10.7.0.0/16"],
        Peers = [new AgentPeer("10.0.0.2", ["10.7.2.0/24"])],
        Names = new Dictionary<string, IReadOnlyList<string>> { ["web"] = ["10.7.1.2", "10.7.2.2"], ["web-2"] = ["10.7.2.2"], ["db"] = ["10.7.2.3"] },
    };

    [Fact]
    public void The_host_stands_in_at_once_for_each_container_that_is_elsewhere() => Assert.Equal(
        ["ntable change name arp_cache dev clk7 proxy_delay 0", "neigh replace proxy 10.7.2.2 dev clk7", "neigh replace proxy 10.7.2.3 dev clk7"],
        Steps());

    [Fact]
    public void Who_is_there_no_more_is_stood_in_for_no_more() => Assert.Equal(
        ["neigh del proxy 10.7.2.9 dev clk7", "neigh replace proxy 10.7.2.3 dev clk7"],
        Steps(("10.7.2.2", "clk7"), ("10.7.2.9", "clk7"), ("10.7.2.8", "eth0")));

    private static IEnumerable<string> Steps(params (string Address, string Interface)[] present)
    {
        var plan = new Plan();
        var look = new HostLook([new Link { Name = "clk7", Mtu = 1500 }], [], [])
        {
            StandIns = [.. present.Select(one => new IpNeighbour { Address = one.Address, Interface = one.Interface })],
        };
        StandInPlan.AddTo(new AgentState { Owner = "me", HostAddress = "10.0.0.1", Networks = [Network] }, look, plan);
        return plan.Steps.Select(step => step.Line);
    }
}
