using System.Net;
using Clocker.Agent.Probes;
using Clocker.Model.Networks.Agents;
using CsCheck;
using Xunit;
using static Clocker.Agent.Tests.Probes.FakePath;

namespace Clocker.Agent.Tests.Probes;

public sealed class ProbingTests
{
    private static readonly Hop Router = new("10.0.0.1");
    private static readonly Hop End = new("10.9.0.9");

    [Fact]
    public async Task What_gets_through_has_no_problem()
    {
        var path = new FakePath(Router, End);


        Assert.Equal(new AgentProbed(1.5, 1450, null), await ProbeAsync(path, 1450));
        Assert.Equal(4, path.Asked);
    }

    [Fact]
    public async Task A_packet_may_get_lost() => Assert.Equal(new AgentProbed(1.5, 1450, null), await ProbeAsync(new FakePath(Router, End) { Lost = 2 }, 1450));

    [Fact]
    public async Task A_hop_that_says_how_much_it_takes_is_believed_and_named()
    {
        var path = new FakePath(Router with { MostBytes = 1400 }, End);


        Assert.Equal(
            new AgentProbed(1.5, 1400, "No packet of more than 1400 bytes gets through to 10.9.0.9, and 1450 were asked for: 10.0.0.1 passes on no more."),
            await ProbeAsync(path, 1450));
        Assert.Equal(5, path.Asked);
    }

    [Fact]
    public async Task A_hop_that_says_what_is_not_true_is_not_believed() =>
        Assert.Equal(1399, (await ProbeAsync(new FakePath(Router with { MostBytes = 1399, Says = 1420 }, End), 1450)).LargestBytes);

    [Fact]
    public async Task The_hosts_own_interface_is_named() =>
        Assert.EndsWith(": this host's own interface takes no more.", (await ProbeAsync(new FakePath(new Hop(null, 1300), End), 1450)).Problem, StringComparison.Ordinal);

    [Fact]
    public Task The_largest_packet_is_found_though_nobody_says_so() => Gen.Int[64, 1499].SampleAsync(async most =>
    {
        var probed = await ProbeAsync(new FakePath(Router with { MostBytes = most, IsMute = true }, End), 1500);


        Assert.Equal(most, probed.LargestBytes);
        Assert.EndsWith(": larger ones are lost on the way, and nobody says so.", probed.Problem, StringComparison.Ordinal);
    });

    [Fact]
    public async Task The_last_hop_that_answers_is_named() => Assert.Equal(
        new AgentProbed(null, 0, "10.9.0.9 is not reached: the last hop that answers is 10.0.0.2."),
        await ProbeAsync(new FakePath(Router, Router with { Address = "10.0.0.3", IsMute = true }, Router with { Address = "10.0.0.2" }, End with { IsDead = true }), 1450));

    [Fact]
    public async Task When_nothing_answers_that_is_said() =>
        Assert.Equal("10.9.0.9 is not reached: nothing on the way to it answers.", (await ProbeAsync(new FakePath(End with { IsDead = true }), 1450)).Problem);

    [Fact]
    public async Task A_hop_without_a_way_on_is_named() => Assert.Equal(
        "10.9.0.9 is not reached: 10.0.0.2 knows no way to it, or lets nothing pass.",
        (await ProbeAsync(new FakePath(Router, Router with { Address = "10.0.0.2", HasNoWay = true }), 1450)).Problem);

    [Fact]
    public async Task A_host_without_a_way_is_named() =>
        Assert.Equal("10.9.0.9 is not reached: this host has no way to it.", (await ProbeAsync(new FakePath(new Hop(null) { HasNoWay = true }), 1450)).Problem);

    private static Task<AgentProbed> ProbeAsync(FakePath path, int bytes) =>
        new Probing(path, IPAddress.Parse("10.9.0.9")).ProbeAsync(bytes, TestContext.Current.CancellationToken);
}
