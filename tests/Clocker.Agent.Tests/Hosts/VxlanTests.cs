using System.Text.RegularExpressions;
using Clocker.Agent.Tests.Names;
using Clocker.Model.Networks.Agents;
using Xunit;

namespace Clocker.Agent.Tests.Hosts;

/// <summary>The agent as a program, on hosts that are network namespaces.</summary>
[Trait("Kind", "Docker")]
public sealed class VxlanTests
{
    [Fact]
    public async Task Containers_of_three_hosts_are_on_one_segment_and_know_each_others_names()
    {
        await using var segment = await TestSegment.MakeAsync(3, 41);
        await segment.JoinAsync(AgentJoin.Vxlan, 41);
        var (first, third) = (segment.Hosts[0], segment.Hosts[2]);


        Assert.Equal(TestHost.ContentBytes, await first.Container(41).FetchAsync(third.ContainerAddress(41), 80));
        Assert.Equal([third.ContainerAddress(41)], (await first.ResolveAsync(41, "web-3"))!.Records);
        Assert.Equal(segment.Hosts.Select(host => host.ContainerAddress(41)), (await first.ResolveAsync(41, "WEB."))!.Records.Order());
        Assert.Equal(["web-3"], (await third.ResolveAsync(41, "10.3.41.10.in-addr.arpa", DnsPackets.Ptr))!.Records);
    }

    [Fact]
    public async Task Two_networks_do_not_meet()
    {
        await using var segment = await TestSegment.MakeAsync(2, 41, 42);
        await segment.JoinAsync(AgentJoin.Vxlan, 41, 42);
        var (first, second) = (segment.Hosts[0], segment.Hosts[1]);


        Assert.Equal(TestHost.ContentBytes, await first.Container(42).FetchAsync(second.ContainerAddress(42), 80));
        await first.Container(42).IpAsync("addr add 10.41.9.9/16 dev eth0");
        Assert.Null(await first.Container(42).FetchAsync(second.ContainerAddress(41), 80));
    }

    [Fact]
    public async Task The_same_state_again_changes_nothing()
    {
        await using var segment = await TestSegment.MakeAsync(2, 41);
        await segment.JoinAsync(AgentJoin.Vxlan, 41);
        var host = segment.Hosts[0];
        var before = await ShapeAsync(host);


        var report = await host.ApplyAsync(segment.State(host, AgentJoin.Vxlan, [41]) with { Version = 7 });


        Assert.Equal((7, 1500), (report.Version, report.Mtu));
        Assert.Equal(["10.99.77.0/24", "fd99::/64"], report.HostSubnets);
        Assert.Equal(before, await ShapeAsync(host));
    }

    [Fact]
    public async Task Who_has_left_is_not_reached_and_not_known_any_more()
    {
        await using var segment = await TestSegment.MakeAsync(3, 41);
        await segment.JoinAsync(AgentJoin.Vxlan, 41);
        var (first, second, third) = (segment.Hosts[0], segment.Hosts[1], segment.Hosts[2]);
        Assert.NotNull(await first.Container(41).FetchAsync(third.ContainerAddress(41), 80));


        foreach (var host in new[] { first, second })
        {
            Assert.Empty((await host.ApplyAsync(segment.State(host, AgentJoin.Vxlan, [41], third))).Problems);
        }


        Assert.Null(await first.Container(41).FetchAsync(third.ContainerAddress(41), 80));
        Assert.NotNull(await first.Container(41).FetchAsync(second.ContainerAddress(41), 80));
        Assert.Equal(2, (await first.ResolveAsync(41, "web"))!.Records.Count);
        Assert.DoesNotContain(third.Address, await first.Namespace.RunAsync("bridge", "fdb", "show", "dev", "vx41"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_was_rebooted_comes_back_without_a_server()
    {
        await using var segment = await TestSegment.MakeAsync(2, 41);
        await segment.JoinAsync(AgentJoin.Vxlan, 41);
        var (first, second) = (segment.Hosts[0], segment.Hosts[1]);
        await first.KillAgentAsync();
        await first.RemoveBridgeAsync(41);
        await first.Namespace.IpAsync("link del vx41");


        // The engine restarts containers in any order, and so the agent may be there before the bridge.
        first.StartAgent();
        await Eventually.IsAsync(() => Task.FromResult(first.Log.Contains("clk41, which the engine makes", StringComparison.Ordinal)), "It did not miss the bridge.");
        await first.AddBridgeAsync(41);
        await first.PlugAsync(41);


        await Eventually.IsAsync(async () => await first.Container(41).FetchAsync(second.ContainerAddress(41), 80) is not null, first.Log);
        Assert.Equal([second.ContainerAddress(41)], (await first.ResolveAsync(41, "web-2"))!.Records);
    }

    [Fact]
    public async Task What_somebody_takes_away_comes_back()
    {
        await using var segment = await TestSegment.MakeAsync(2, 41);
        await segment.JoinAsync(AgentJoin.Vxlan, 41);
        var (first, second) = (segment.Hosts[0], segment.Hosts[1]);


        await first.Namespace.IpAsync("link del vx41");


        await Eventually.IsAsync(async () => await first.Container(41).FetchAsync(second.ContainerAddress(41), 80) is not null, first.Log);
    }

    [Fact]
    public async Task A_container_that_comes_back_on_another_host_with_its_address_is_reached_at_once()
    {
        await using var segment = await TestSegment.MakeAsync(3, 41);
        await segment.JoinAsync(AgentJoin.Vxlan, 41);
        var (first, second, third) = (segment.Hosts[0], segment.Hosts[1], segment.Hosts[2]);
        var (address, mac) = ("10.41.200.1", "02:42:0a:29:c8:01");
        await MoveToAsync(second);
        Assert.NotNull(await first.Container(41).FetchAsync(address, 81));


        // The new one says nothing by itself, and has the hardware address that Docker makes of the address.
        await second.Container(41).IpAsync($"link set eth0 down");
        await MoveToAsync(third);
        foreach (var host in segment.Hosts)
        {
            var state = segment.State(host, AgentJoin.Vxlan, [41]);
            await host.ApplyAsync(state with { Networks = [state.Networks[0] with { Names = new Dictionary<string, IReadOnlyList<string>> { ["moved"] = [address] } }] });
        }


        Assert.NotNull(await first.Container(41).FetchAsync(address, 81));

        async Task MoveToAsync(TestHost host)
        {
            await host.Container(41).IpAsync($"link set eth0 address {mac}");
            await host.Container(41).IpAsync($"addr add {address}/16 dev eth0");
            host.Listen(host.Container(41), address, 81);
        }
    }

    [Fact]
    public async Task Hosts_are_joined_over_IPv6_too()
    {
        await using var segment = await TestSegment.MakeAsync(2, 41);
        var (first, second) = (segment.Hosts[0], segment.Hosts[1]);
        foreach (var (host, peer) in new[] { (first, second), (second, first) })
        {
            host.StartAgent();
            var state = segment.State(host, AgentJoin.Vxlan, [41]);
            var report = await host.ApplyAsync(
                state with { HostAddress = host.Address6, Networks = [state.Networks[0] with { Peers = [new AgentPeer(peer.Address6, [])] }] });
            Assert.Empty(report.Problems);
            await host.Container(41).IpAsync("link set eth0 mtu 1430");
        }


        Assert.Equal(TestHost.ContentBytes, await first.Container(41).FetchAsync(second.ContainerAddress(41), 80));
    }

    [Fact]
    public async Task Cleaning_leaves_nothing_behind_with_a_daemon_and_without_one()
    {
        await using var segment = await TestSegment.MakeAsync(2, 41);
        var before = new[] { await ShapeAsync(segment.Hosts[0]), await ShapeAsync(segment.Hosts[1]) };
        await segment.JoinAsync(AgentJoin.Vxlan, 41);
        await segment.Hosts[1].KillAgentAsync();


        foreach (var host in segment.Hosts)
        {
            Assert.Empty((await host.CleanAsync()).Problems);
        }


        Assert.Equal(before, new[] { await ShapeAsync(segment.Hosts[0]), await ShapeAsync(segment.Hosts[1]) });
        Assert.Null(await segment.Hosts[0].ResolveAsync(41, "web"));
    }

    [Fact]
    public async Task Many_states_are_told_in_one_go()
    {
        await using var segment = await TestSegment.MakeAsync(1, 41);
        var host = segment.Hosts[0];
        host.StartAgent();
        var state = segment.State(host, AgentJoin.Vxlan, [41]);


        var lines = await host.CommandAsync("apply", string.Concat(Enumerable.Range(1, 3).Select(version =>
            System.Text.Json.JsonSerializer.Serialize(state with { Version = version }, AgentJson.Default.AgentState) + "\n")), "--lines");


        Assert.Equal([1, 2, 3], lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => TestHost.Read(line).Version));
    }

    /// <summary>All that the agent could have changed, without what changes by itself.</summary>
    private static async Task<string> ShapeAsync(TestHost host) => string.Join('\n',
        Regex.Replace(await host.Namespace.IpAsync("-o link"), @"state \w+", ""),
        await host.Namespace.IpAsync("route"),
        await host.Namespace.RunAsync("bridge", "fdb", "show", "state", "permanent"),
        Rules(await host.Namespace.RunAsync("iptables-save")),
        Rules(await host.Namespace.RunAsync("ip6tables-save")));

    private static string Rules(string saved) => string.Join('\n', saved.Split('\n').Where(line => line.StartsWith("-A", StringComparison.Ordinal) || line.StartsWith(":CLOCKER", StringComparison.Ordinal)));
}
