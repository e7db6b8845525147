using Clocker.Library.Placement;
using Clocker.Model.Placement;

using CsCheck;

using Xunit;

namespace Clocker.Library.Tests.Placement;

public sealed class StrategyTests
{
    private static readonly HostView Host = new(new("h1"), "docker1", null, 3, ["here"], ["elsewhere"]);

    [Fact]
    public void An_engine_that_does_not_answer_is_rejected() =>
        Assert.Equal(new Verdict.Reject("The socket is not yours."), new Reachable().Judge(new([], null), Host with { Problem = "The socket is not yours." }));

    [Theory]
    [InlineData("here", true)]
    [InlineData("new", true)]
    [InlineData("elsewhere", false)]
    public void A_network_stays_on_its_host(string network, bool accepted) =>
        Assert.Equal(accepted, new SameNetworkHost().Judge(new([network], null), Host) is Verdict.Accept);

    [Fact]
    public void Fewer_containers_never_score_worse() => Gen.Select(Gen.Int[0, 1_000], Gen.Int[0, 1_000]).Sample((few, many) =>
        Score(Math.Min(few, many)) >= Score(Math.Max(few, many)));

    [Fact]
    public void What_others_started_counts_as_what_we_did() => Assert.Equal(
        Score(5), ((Verdict.Accept)new LeastContainers().Judge(new([], null), Host with { Containers = 2, Strangers = 3 })).Score);

    private static double Score(int containers) =>
        ((Verdict.Accept)new LeastContainers().Judge(new([], null), Host with { Containers = containers })).Score;
}
