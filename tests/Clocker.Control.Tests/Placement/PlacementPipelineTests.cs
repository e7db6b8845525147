using Clocker.Control.Placement;
using Clocker.Model.Placement;

using Xunit;

namespace Clocker.Control.Tests.Placement;

public sealed class PlacementPipelineTests
{
    private static readonly PlacementRequest Request = new([], null);

    [Fact]
    public void The_last_strategy_orders_first()
    {
        var pipeline = new PlacementPipeline([new Scores(host => host.Containers), new Scores(host => -host.Containers)]);

        Assert.Equal("h1", pipeline.Place(Request, [Host("h2", 5), Host("h1", 1)]).Host?.Name);
    }

    [Fact]
    public void Ties_go_to_the_earlier_host() =>
        Assert.Equal("h1", new PlacementPipeline([new Scores(_ => 1)]).Place(Request, [Host("h2", 0), Host("h1", 0)]).Host?.Name);

    [Fact]
    public void One_host_that_will_not_do_says_why() =>
        Assert.Equal("host h1: full", new PlacementPipeline([new Refuses("full")]).Place(Request, [Host("h1", 0)]).Reason);

    [Fact]
    public void Many_hosts_that_will_not_do_are_counted_by_reason() =>
        Assert.Equal("3 of 3 hosts: full", new PlacementPipeline([new Refuses("full")]).Place(Request, [Host("h1", 0), Host("h2", 0), Host("h3", 0)]).Reason);

    private static HostView Host(string name, int containers) => new(new(name), name, null, containers, [], []);

    private sealed class Scores(Func<HostView, double> score) : IPlacementStrategy
    {
        public string Name => "Scores";

        public Verdict Judge(PlacementRequest request, HostView host) => new Verdict.Accept(score(host));
    }

    private sealed class Refuses(string reason) : IPlacementStrategy
    {
        public string Name => "Refuses";

        public Verdict Judge(PlacementRequest request, HostView host) => new Verdict.Reject(reason);
    }
}
