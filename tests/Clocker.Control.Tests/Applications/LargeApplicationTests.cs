using Clocker.Control.Applications;
using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
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

    [Fact(Explicit = true)]
    public void Says_how_fast_expressions_are_evaluated()
    {
        const int rounds = 10;
        var clock = TimeProvider.System;
        var begin = clock.GetTimestamp();
        var things = new Things(Blueprint());
        var deployed = clock.GetElapsedTime(begin);
        var records = Records(things.Blueprint);
        var scope = new ApplicationScope(records, new([new(new("thing", [], "", [Key], [], []), things)]));
        string[] keys = ["value", "k1", "k2", "k3"];
        var evaluations = 0;

        begin = clock.GetTimestamp();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var entity in records.Keys)
            {
                var evaluator = new Evaluator(scope, entity);
                foreach (var key in keys)
                {
                    evaluations += evaluator.ConfigIfGiven(entity, key) is null ? 0 : 1;
                }
            }
        }

        var evaluated = clock.GetElapsedTime(begin);
        begin = clock.GetTimestamp();
        const int changes = 10_000;
        for (var i = 0; i < changes; i++)
        {
            things.Set("t0", [new("port", Value.Of(i + 1))]);
        }

        var changed = clock.GetElapsedTime(begin);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"deployed in {deployed.TotalSeconds:0.00} s; {evaluations / evaluated.TotalSeconds:0} evaluations a second on one core; {changed.TotalMicroseconds / changes:0} µs for one change of a sensor, views included");
        Assert.Equal(rounds * Groups * InGroup * keys.Length, evaluations);
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

    private static SortedDictionary<EntityId, EntityRecord> Records(Blueprint blueprint)
    {
        var ids = Layout.Of(blueprint).ToValueMap(place => place.Path, place => new EntityId($"e{place.Path}"));
        var records = new SortedDictionary<EntityId, EntityRecord>();
        foreach (var record in Layout.Records(blueprint, ids, records, copy: false))
        {
            records.Add(record.Id, record);
        }

        return records;
    }
}
