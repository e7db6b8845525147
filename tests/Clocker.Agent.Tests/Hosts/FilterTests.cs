using Clocker.Agent.Tests.Names;
using Clocker.Model.Networks.Agents;
using Xunit;

namespace Clocker.Agent.Tests.Hosts;

/// <summary>What may go where, with the agent as a program on hosts that are network namespaces.</summary>
[Trait("Kind", "Docker")]
public sealed class FilterTests
{
    private const int HostPort = 8080;

    [Fact]
    public async Task A_container_reaches_the_host_in_its_own_network_and_in_no_other()
    {
        await using var segment = await SegmentAsync(1);
        var host = segment.Hosts[0];
        host.Listen(host.Namespace, host.Gateway(41), HostPort);
        host.Listen(host.Namespace, host.Gateway(42), HostPort);


        Assert.NotNull(await host.Container(41).FetchAsync(host.Gateway(41), HostPort));
        Assert.Null(await host.Container(41).FetchAsync(host.Gateway(42), HostPort));
        Assert.Null(await host.Container(41).AskAsync(host.Gateway(42), 53, DnsPackets.Query("web", DnsPackets.A)));
        Assert.NotNull(await host.Namespace.FetchAsync(host.ContainerAddress(41), 80));
    }

    [Fact]
    public async Task Networks_do_not_reach_each_other_by_way_of_the_host()
    {
        await using var segment = await SegmentAsync(2);
        var (first, second) = (segment.Hosts[0], segment.Hosts[1]);


        Assert.NotNull(await first.Container(41).FetchAsync(second.ContainerAddress(41), 80));
        Assert.Null(await first.Container(41).FetchAsync(first.ContainerAddress(42), 80));
        Assert.Null(await first.Container(41).FetchAsync(second.ContainerAddress(42), 80));
    }

    [Fact]
    public async Task Who_is_on_an_internal_network_reaches_that_and_names_alone()
    {
        await using var segment = await SegmentAsync(2, isInternal: true);
        var (first, second) = (segment.Hosts[0], segment.Hosts[1]);
        await second.Namespace.IpAsync($"route add 10.41.1.0/24 via {first.Address}");
        first.Listen(first.Namespace, first.Gateway(41), HostPort);
        first.Listen(first.Namespace, first.Address, HostPort);
        second.Listen(second.Namespace, second.Address, HostPort);


        Assert.NotNull(await first.Container(41).FetchAsync(second.ContainerAddress(41), 80));
        Assert.Equal([second.ContainerAddress(41)], (await first.ResolveAsync(41, "web-2"))!.Records);
        Assert.NotNull(await first.Namespace.FetchAsync(first.ContainerAddress(41), 80));
        Assert.Null(await first.Container(41).FetchAsync(first.Gateway(41), HostPort));
        Assert.Null(await first.Container(41).FetchAsync(first.Address, HostPort));
        Assert.Null(await first.Container(41).FetchAsync(second.Address, HostPort));
    }

    [Fact]
    public async Task Whoever_is_on_a_network_with_a_way_out_reaches_other_hosts()
    {
        await using var segment = await SegmentAsync(2);
        var (first, second) = (segment.Hosts[0], segment.Hosts[1]);
        await second.Namespace.IpAsync($"route add 10.42.1.0/24 via {first.Address}");
        second.Listen(second.Namespace, second.Address, HostPort);


        Assert.NotNull(await first.Container(42).FetchAsync(second.Address, HostPort));
    }

    [Fact]
    public async Task A_host_that_lets_nothing_in_or_through_is_joined_all_the_same()
    {
        await using var segment = await TestSegment.MakeAsync(2, 41);
        foreach (var host in segment.Hosts)
        {
            // What a firewall and what Docker does.
            await host.Namespace.RunAsync("iptables", "-P", "INPUT", "DROP");
            await host.Namespace.RunAsync("iptables", "-P", "FORWARD", "DROP");
            await host.Namespace.RunAsync("iptables", "-N", "DOCKER-USER");
            await host.Namespace.RunAsync("iptables", "-A", "DOCKER-USER", "-j", "RETURN");
            await host.Namespace.RunAsync("iptables", "-A", "FORWARD", "-j", "DOCKER-USER");
            await host.Namespace.RunAsync("iptables", "-A", "FORWARD", "-i", TestHost.Bridge(41), "-o", TestHost.Bridge(41), "-j", "ACCEPT");
        }


        await segment.JoinAsync(AgentJoin.Vxlan, 41);


        Assert.NotNull(await segment.Hosts[0].Container(41).FetchAsync(segment.Hosts[1].ContainerAddress(41), 80));
        Assert.Equal(2, (await segment.Hosts[0].ResolveAsync(41, "web"))!.Records.Count);
    }

    [Fact]
    public async Task Rules_that_somebody_takes_away_come_back()
    {
        await using var segment = await SegmentAsync(1);
        var host = segment.Hosts[0];
        host.Listen(host.Namespace, host.Gateway(42), HostPort);


        await host.Namespace.RunAsync("iptables", "-F");
        Assert.NotNull(await host.Container(41).FetchAsync(host.Gateway(42), HostPort));


        await Eventually.IsAsync(async () => await host.Container(41).FetchAsync(host.Gateway(42), HostPort) is null, host.Log);
    }

    /// <summary>Hosts with the networks 41 and 42, which pass on packets as Docker has them do.</summary>
    private static async Task<TestSegment> SegmentAsync(int hosts, bool isInternal = false)
    {
        var segment = await TestSegment.MakeAsync(hosts, 41, 42);
        foreach (var host in segment.Hosts)
        {
            await host.Namespace.RunAsync("sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
            host.StartAgent();
            var state = segment.State(host, AgentJoin.Vxlan, [41, 42]);
            Assert.Empty((await host.ApplyAsync(state with { Networks = [.. state.Networks.Select(network => network with { IsInternal = isInternal })] })).Problems);
        }

        return segment;
    }
}
