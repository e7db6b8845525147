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

    [Fact]
    public void Reserved_devices_are_a_strategy() => Assert.Equal(
        [new StrategySpec("Devices", [new("devices", new Value.Fields([new("gpu", Value.Of(2))]))])],
        ComposePlacement.ReadDevices(Devices(new("driver", Value.Of("nvidia")), new("count", Value.Of(2)), new("capabilities", Texts("gpu", "utility")))).Value!);

    [Fact]
    public void Devices_without_a_count_or_by_number_are_mistakes()
    {
        Assert.StartsWith("count: say how many", ComposePlacement.ReadDevices(Devices(new("count", Value.Of("all")), new("capabilities", Texts("gpu")))).Problem, StringComparison.Ordinal);
        Assert.StartsWith("device_ids", ComposePlacement.ReadDevices(Devices(new("device_ids", Texts("0")), new("capabilities", Texts("gpu")))).Problem, StringComparison.Ordinal);
        Assert.Empty(ComposePlacement.ReadDevices(new Value.Nothing()).Value!);
    }

    [Theory]
    [InlineData("node.role == manager", "node.role is of swarms")]
    [InlineData("node.labels.disk = ssd", "\"node.labels.disk = ssd\" is no constraint")]
    [InlineData("node.platform.os == linux", "\"node.platform.os\" is not something that a host has")]
    public void What_hosts_do_not_have_is_a_mistake(string constraint, string problem) => Assert.StartsWith(
        problem, ComposePlacement.Read(new Value.Fields([new("constraints", Texts(constraint))])).Problem, StringComparison.Ordinal);

    private static Value.Sequence Texts(params string[] texts) => new(texts.Select(Value.Of).ToValueList());

    private static Value.Fields Spread(string over) => new([new("spread", Value.Of(over))]);

    private static Value.Sequence Devices(params KeyValuePair<string, Value>[] entries) => new([new Value.Fields(ValueMap.Create<Value>(entries))]);
}
