using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

using Xunit;

using static Clocker.Control.Tests.Applications.Things;

namespace Clocker.Control.Tests.Applications;

/// <summary>Ten thousand entities in a hundred groups; a fifth of twenty config values each are expressions.</summary>
public sealed class LargeApplicationTests
{
    private const int Groups = 100;
    private const int InGroup = 100;

    [Fact]
    public void One_sensor_that_changes_among_ten_thousand_entities_asks_its_readers_alone()
    {
        var things = new Things(Blueprint());
        things.Set("t0", [new("port", Value.Of(1))]);
        things.Asked.Clear();

        things.Set("t0", [new("port", Value.Of(2))]);

        Assert.Equal(["g0", "t0", "t1"], things.Asked.Keys);
        Assert.All(things.Asked.Values, times => Assert.Equal(1, times));
    }

    private static IReadOnlyList<EntitySpec> Blueprint() =>
        [.. Enumerable.Range(0, Groups).Select(group => Thing($"g{group}", null, [.. Enumerable.Range(group * InGroup, InGroup).Select(Entity)]))];

    private static EntitySpec Entity(int number)
    {
        var before = number == 0 ? EntityReference.Self : new EntityReference(ReferenceScope.Global, $"t{number - 1}");
        var value = number % InGroup == 0 ? (Expression)new Expression.Constant(Value.Of(number)) : new Expression.AttributeWhenReady(before, Text("port"));
        var config = Enumerable.Range(4, 16).Select(i => KeyValuePair.Create<string, Expression>($"k{i}", Text($"v{i}")))
            .Append(new("value", value))
            .Append(new("k1", new Expression.Config(before, Text("k4"))))
            .Append(new("k2", new Expression.FormatString(Text("http://%s:%s/"), [new Expression.Config(EntityReference.Self, Text("k5")), new Expression.Identity(before)])))
            .Append(new("k3", new Expression.Config(new(ReferenceScope.Parent), Text("none"))));
        return Thing($"t{number}") with { Config = config.ToValueMap() };
    }

    private static Expression.Constant Text(string text) => new Expression.Constant(Value.Of(text));
}
