using Clocker.Model.Collections;
using Clocker.Model.Placement;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Model.Tests.Placement;

public sealed class ComposePlacementTests
{
    [Fact]
    public void Constraints_a_limit_and_preferences_are_strategies()
    {
        var placement = new Value.Fields(ValueMap.Create<Value>(
        [
            new("constraints", Texts("node.labels.disk == ssd", "engine.labels.os!=windows", "node.hostname != h3")),
            new("max_replicas_per_node", Value.Of(2)),
            new("preferences", new Value.Sequence([Spread("node.labels.region"), Spread("node.labels.rack")])),
        ]));


        Assert.Equal(
            [
                new StrategySpec("Label", [new("labels", Texts("disk=ssd"))]),
                new StrategySpec("Label", [new("labels", Texts("os!=windows"))]),
                new StrategySpec("Hosts", [new("except", Texts("h3"))]),
                new StrategySpec("MaxPerHost", ValueMap.Create<Value>([new("most", Value.Of(2)), new("of", Value.Of("name"))])),
                new StrategySpec("SpreadOver", [new("label", Value.Of("rack"))]),
                new StrategySpec("SpreadOver", [new("label", Value.Of("region"))]),
            ],
            ComposePlacement.Read(placement).Value!);
    }

    [Theory]
    [InlineData("node.role == manager", "node.role is of swarms")]
    [InlineData("node.labels.disk = ssd", "\"node.labels.disk = ssd\" is no constraint")]
    [InlineData("node.platform.os == linux", "\"node.platform.os\" is not something that a host has")]
    public void What_hosts_do_not_have_is_a_mistake(string constraint, string problem) => Assert.StartsWith(
        problem, ComposePlacement.Read(new Value.Fields([new("constraints", Texts(constraint))])).Problem, StringComparison.Ordinal);

    private static Value.Sequence Texts(params string[] texts) => new(texts.Select(Value.Of).ToValueList());

    private static Value.Fields Spread(string over) => new([new("spread", Value.Of(over))]);
}
