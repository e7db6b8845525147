using Clocker.Model.Collections;
using Clocker.Model.Placement;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Model.Tests.Placement;

public sealed class StrategyReaderTests
{
    private static readonly StrategySpec Sixteen = new("MaxContainers", [new("maxContainers", Value.Of(16))]);

    public static TheoryData<string, Value> Forms => new()
    {
        { "class of 1.1", Map("type", Value.Of("clocker.docker.location.strategy.basic.MaxContainersPlacementStrategy"), "brooklyn.config", Map("docker.container.cluster.maxSize", Value.Of(16))) },
        { "class of 0.8", Map("type", Value.Of("brooklyn.location.docker.strategy.MaxContainersPlacementStrategy"), "brooklyn.config", Map("maxContainers", Value.Of(16))) },
        { "object", Map("$brooklyn:object", Map("type", Value.Of("MaxContainersPlacementStrategy"), "object.fields", Map("maxContainers", Value.Of(16)))) },
        { "type and settings", Map("type", Value.Of("max-containers"), "maxContainers", Value.Of(16)) },
        { "name and value", Map("MaxContainers", Value.Of(16)) },
        { "name and settings", Map("maxcontainers", Map("maxContainers", Value.Of(16))) },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_means_the_same(string form, Value written)
    {
        Assert.NotEmpty(form);
        Assert.Equal([Sixteen], StrategyReader.Read(new Value.Sequence([written])).Value);
        Assert.Equal([Sixteen], StrategyReader.Read(written).Value);
    }

    [Theory]
    [InlineData("BreadthFirst, LeastContainers", "BreadthFirst LeastContainers")]
    [InlineData("clocker.docker.location.strategy.basic.DepthFirstPlacementStrategy", "DepthFirst")]
    [InlineData("brooklyn.location.docker.strategy.LowestCpuUsagePlacementStrategy", "LowestCpuUsage")]
    [InlineData("plugin:QuietHosts", "plugin:QuietHosts")]
    public void Names_are_enough(string text, string kinds) =>
        Assert.Equal(kinds.Split(' '), StrategyReader.Read(Value.Of(text)).Value!.Select(spec => spec.Kind));

    [Fact]
    public void Nothing_is_no_strategy() => Assert.Empty(StrategyReader.Read(new Value.Nothing()).Value!);

    [Theory]
    [InlineData("DepthFist", "there is no placement strategy \"DepthFist\"")]
    [InlineData("Label2", "there is no placement strategy \"Label2\"")]
    [InlineData("Hostname", "Hostname needs hostname")]
    public void A_mistake_says_what_is_wrong(string text, string problem) =>
        Assert.StartsWith(problem, StrategyReader.Read(Value.Of(text)).Problem, StringComparison.Ordinal);

    [Fact]
    public void Settings_are_checked()
    {
        Assert.Equal("MaxContainers, maxContainers: \"many\" is not a number", StrategyReader.Read(Map("MaxContainers", Value.Of("many"))).Problem);
        Assert.Equal("MaxContainers has no setting \"most\"; it has maxContainers", StrategyReader.Read(Map("type", Value.Of("MaxContainers"), "most", Value.Of(1))).Problem);
        Assert.Equal("BreadthFirst has no settings, but \"most\" is given", StrategyReader.Read(Map("type", Value.Of("BreadthFirst"), "most", Value.Of(1))).Problem);
    }

    private static Value.Fields Map(string key, Value value) => new([new(key, value)]);

    private static Value.Fields Map(string key, Value value, string other, Value more) => new(ValueMap.Create<Value>([new(key, value), new(other, more)]));
}
