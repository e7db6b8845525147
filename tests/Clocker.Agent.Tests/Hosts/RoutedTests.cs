using Clocker.Model.Networks.Agents;
using Xunit;

namespace Clocker.Agent.Tests.Hosts;

/// <summary>Networks that are routed, with the agent as a program on hosts that are network namespaces.</summary>
[Trait("Kind", "Docker")]
public sealed class RoutedTests
{
    [Fact]
    public async Task Containers_of_three_hosts_reach_each_other_by_their_own_addresses()
    {
        await using var segment = await SegmentAsync(3);
        await segment.JoinAsync(AgentJoin.Routed, 43);
        var (first, third) = (segment.Hosts[0], segment.Hosts[2]);


        Assert.Equal(TestHost.ContentBytes, await first.Container(43).FetchAsync(third.ContainerAddress(43), 80));
        Assert.Equal([first.ContainerAddress(43)], third.Visitors);
        Assert.Equal([third.ContainerAddress(43)], (await first.ResolveAsync(43, "web-3"))!.Records);
    }

    [Fact]
    public async Task Networks_that_are_routed_do_not_meet()
    {
        await using var segment = await SegmentAsync(2);
        await segment.JoinAsync(AgentJoin.Routed, 43, 44);
        var (first, second) = (segment.Hosts[0], segment.Hosts[1]);


        Assert.NotNull(await first.Container(44).FetchAsync(second.ContainerAddress(44), 80));
        Assert.Null(await first.Container(43).FetchAsync(first.ContainerAddress(44), 80));
        Assert.Null(await first.Container(43).FetchAsync(second.ContainerAddress(44), 80));
    }

    [Fact]
    public async Task What_leaves_the_network_has_the_hosts_address()
    {
        await using var segment = await SegmentAsync(2);
        await segment.JoinAsync(AgentJoin.Routed, 43);
        var (first, second) = (segment.Hosts[0], segment.Hosts[1]);
        second.Listen(second.Namespace, second.Address, 8080);


        Assert.NotNull(await first.Container(43).FetchAsync(second.Address, 8080));
        Assert.Equal([first.Address], second.Visitors);
    }

    [Fact]
    public async Task Who_has_left_has_no_route_any_more_and_cleaning_leaves_none()
    {
        await using var segment = await SegmentAsync(3);
        await segment.JoinAsync(AgentJoin.Routed, 43);
        var (first, third) = (segment.Hosts[0], segment.Hosts[2]);
        await first.Namespace.IpAsync("route add 10.77.0.0/24 via 10.99.77.2 proto 42");


        await first.ApplyAsync(segment.State(first, AgentJoin.Routed, [43], third));
        var left = await first.Namespace.IpAsync("route show proto 42");
        await first.CleanAsync();
        var cleaned = await first.Namespace.IpAsync("route show proto 42");


        Assert.Contains("10.43.2.0/24", left, StringComparison.Ordinal);
        Assert.DoesNotContain("10.43.3.0/24", left, StringComparison.Ordinal);
        Assert.Equal("10.77.0.0/24 via 10.99.77.2 dev eth0", cleaned.Trim());
    }

    /// <summary>Hosts with the networks 43 and 44, and the rules that Docker makes for their bridges.</summary>
    private static async Task<TestSegment> SegmentAsync(int hosts)
    {
        var segment = await TestSegment.MakeWithPartsAsync(hosts, 43, 44);
        foreach (var (host, number) in segment.Hosts.Select((host, index) => (host, index + 1)))
        {
            await host.Namespace.RunAsync("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
            await host.Namespace.RunAsync("iptables", "-P", "FORWARD", "DROP");
            foreach (var network in new[] { 43, 44 })
            {
                var bridge = TestHost.Bridge(network);
                await host.Namespace.RunAsync("iptables", "-A", "FORWARD", "-i", bridge, "!", "-o", bridge, "-j", "ACCEPT");
                await host.Namespace.RunAsync("iptables", "-A", "FORWARD", "-o", bridge, "-m", "conntrack", "--ctstate", "RELATED,ESTABLISHED", "-j", "ACCEPT");
                await host.Namespace.RunAsync("iptables", "-t", "nat", "-A", "POSTROUTING", "-s", $"10.{network}.{number}.0/24", "!", "-o", bridge, "-j", "MASQUERADE");
            }
        }

        return segment;
    }
}
