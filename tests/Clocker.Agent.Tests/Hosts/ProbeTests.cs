using System.Text.Json;
using Clocker.Model.Networks.Agents;
using Xunit;

namespace Clocker.Agent.Tests.Hosts;

/// <summary>Probes and captures, with the agent as a program on hosts that are network namespaces.</summary>
[Trait("Kind", "Docker")]
public sealed class ProbeTests
{
    [Fact]
    public async Task Hosts_and_containers_are_found_and_so_is_how_much_gets_through()
    {
        await using var segment = await TestSegment.MakeAsync(2, 41);
        await segment.JoinAsync(AgentJoin.Vxlan, 41);
        var (first, second) = (segment.Hosts[0], segment.Hosts[1]);


        var probed = await ProbeAsync(
            first,
            new AgentProbe(null, second.Address, 1500),
            new AgentProbe(first.Address, second.Address, 1600),
            new AgentProbe(first.Gateway(41), second.ContainerAddress(41), 1450),
            new AgentProbe(null, second.Address6, 1500));


        Assert.All(probed, found => Assert.InRange(found.Milliseconds!.Value, 0.001, 500));
        Assert.Equal([1500, 1500, 1450, 1500], probed.Select(found => found.LargestBytes));
        Assert.Equal(
            [null, $"No packet of more than 1500 bytes gets through to {second.Address}, and 1600 were asked for: this host's own interface takes no more.", null, null],
            probed.Select(found => found.Problem));
    }

    [Fact]
    public async Task A_way_that_takes_less_than_its_ends_is_found()
    {
        await using var segment = await TestSegment.MakeAsync(2, 41);
        var (first, second) = (segment.Hosts[0], segment.Hosts[1]);
        await second.Namespace.IpAsync("link set eth0 mtu 1400");


        var probed = Assert.Single(await ProbeAsync(first, new AgentProbe(null, second.Address, 1500)));


        // Such an interface receives a little more than it sends: what a tag of a VLAN adds.
        Assert.InRange(probed.LargestBytes, 1400, 1404);
        Assert.NotNull(probed.Problem);
    }

    [Fact]
    public async Task A_link_that_was_cut_is_told()
    {
        await using var segment = await TestSegment.MakeAsync(2, 41);
        var (first, second) = (segment.Hosts[0], segment.Hosts[1]);
        await second.Namespace.RunAsync("iptables", "-A", "INPUT", "-s", first.Address, "-j", "DROP");


        var probed = await ProbeAsync(
            first,
            new AgentProbe(null, second.Address, 1500),
            new AgentProbe(null, "10.99.77.200", 1500),
            new AgentProbe(null, "192.0.2.7", 1500),
            new AgentProbe("192.0.2.8", second.Address, 1500));


        Assert.All(probed, found => Assert.Null(found.Milliseconds));
        Assert.Equal($"{second.Address} is not reached: nothing on the way to it answers.", probed[0].Problem);
        Assert.StartsWith("10.99.77.200 is not reached: ", probed[1].Problem, StringComparison.Ordinal);
        Assert.Equal("192.0.2.7 is not reached: this host has no way to it.", probed[2].Problem);
        Assert.Equal($"{second.Address} cannot be asked from 192.0.2.8: this host does not have that address.", probed[3].Problem);
    }

    private static async Task<AgentProbed[]> ProbeAsync(TestHost host, params AgentProbe[] probes)
    {
        var printed = await host.Namespace.RunAgentAsync("probe", JsonSerializer.Serialize(probes, AgentJson.Default.AgentProbeArray));
        return JsonSerializer.Deserialize(printed, AgentJson.Default.AgentProbedArray)!;
    }
}
