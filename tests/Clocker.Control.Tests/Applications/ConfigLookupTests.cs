using Clocker.Control.Applications;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Control.Tests.Applications;

/// <summary>An application "app" with a "tier" in it and a "web" in that; the type "declares" knows a key for each way to inherit.</summary>
public sealed class ConfigLookupTests
{
    private static readonly ConfigKey<Value>[] Keys =
    [
        Key("key.always", ConfigInheritance.Always), Key("key.consumed", ConfigInheritance.NotReinherited),
        Key("key.never", ConfigInheritance.Never), Key("key.merged", ConfigInheritance.DeepMerge),
    ];

    [Theory]
    [InlineData("key.always", "app")]
    [InlineData("key.consumed", "app")]
    [InlineData("key.never", null)]
    [InlineData("key.merged", "app")]
    public void A_value_passes_through_entities_that_do_not_declare_the_key(string key, string? expected) =>
        Assert.Equal(expected, Text(Find(Plain("app", (key, "app")), Plain("tier"), Declares("web"), key)));

    [Theory]
    [InlineData("key.always", "app")]
    [InlineData("key.consumed", null)]
    [InlineData("key.never", null)]
    [InlineData("key.merged", "app")]
    public void An_entity_in_between_that_declares_the_key_may_consume_it(string key, string? expected) =>
        Assert.Equal(expected, Text(Find(Plain("app", (key, "app")), Declares("tier"), Declares("web"), key)));

    [Theory]
    [InlineData("key.consumed")]
    [InlineData("key.never")]
    public void What_is_consumed_above_is_not_seen_by_one_that_does_not_declare_the_key(string key) =>
        Assert.Null(Find(Plain("app"), Declares("tier", (key, "tier")), Plain("web"), key));

    [Theory]
    [InlineData("key.always")]
    [InlineData("key.consumed")]
    [InlineData("key.never")]
    public void The_own_value_counts_before_one_from_above(string key) =>
        Assert.Equal("web", Text(Find(Plain("app", (key, "app")), Plain("tier", (key, "tier")), Declares("web", (key, "web")), key)));

    [Fact]
    public void The_nearest_value_counts() =>
        Assert.Equal("tier", Text(Find(Plain("app", ("k", "app")), Plain("tier", ("k", "tier")), Plain("web"), "k")));

    [Fact]
    public void A_flag_above_means_the_key_below() =>
        Assert.Equal("tier", Text(Find(Plain("app"), Plain("tier", ("key.always.flag", "tier")), Declares("web"), "key.always")));

    [Fact]
    public void Maps_are_merged_down_the_tree_and_null_takes_an_entry_away()
    {
        var found = Find(
            Plain("app") with { Config = [new("key.merged", Map("""{"a": 1, "b": {"x": 1, "y": 1}, "c": 1, "d": 1}"""))] },
            Plain("tier") with { Config = [new("key.merged", Map("""{"b": {"y": null, "z": 2}, "d": null}"""))] },
            Declares("web") with { Config = [new("key.merged", Map("""{"c": 3, "e": null}"""))] },
            "key.merged");

        Assert.Equal(Map("""{"a": 1, "b": {"x": 1, "z": 2}, "c": 3}"""), found!.Value.Expression);
        Assert.Equal(new EntityId("web"), found.Value.GivenAt);
    }

    [Fact]
    public void What_is_no_map_hides_what_is_beyond_it() =>
        Assert.Equal("web", Text(Find(Plain("app") with { Config = [new("key.merged", Map("""{"a": 1}"""))] }, Plain("tier"), Declares("web", ("key.merged", "web")), "key.merged")));

    [Fact]
    public void What_is_merged_in_from_above_is_evaluated_there()
    {
        var name = new Expression.AttributeWhenReady(EntityReference.Self, Constant("host.name"));
        var found = Find(
            Plain("app") with { Config = [new("key.merged", new Expression.Fields([new("above", name)]))] },
            Plain("tier"),
            Declares("web") with { Config = [new("key.merged", new Expression.Fields([new("own", name)]))] },
            "key.merged");

        Assert.Equal(new Expression.Fields([new("above", new Expression.GivenAt(new("app"), name)), new("own", name)]), found!.Value.Expression);
    }

    [Fact]
    public void The_default_of_a_parameter_counts_if_nothing_is_given()
    {
        var parameter = new ParameterSpec("greeting") { Default = Constant("hello"), DeprecatedNames = ["welcome"] };
        var tier = Plain("tier") with { Parameters = [parameter] };

        Assert.Equal("hello", Text(Find(Plain("app"), tier, Plain("web"), "greeting")));
        Assert.Equal("hello", Text(Find(Plain("app"), tier, Plain("web") with { Parameters = [parameter] }, "welcome")));
        Assert.Equal("given", Text(Find(Plain("app", ("greeting", "given")), tier, Plain("web"), "greeting")));
        Assert.Equal("old", Text(Find(Plain("app"), tier, Plain("web", ("welcome", "old")) with { Parameters = [parameter] }, "greeting")));
    }

    [Fact]
    public void The_own_default_counts_before_one_from_above() => Assert.Equal("near", Text(Find(
        Plain("app") with { Parameters = [new("greeting") { Default = Constant("far") }] },
        Plain("tier"),
        Plain("web") with { Parameters = [new("greeting") { Default = Constant("near") }] },
        "greeting")));

    [Theory]
    [InlineData(ConfigInheritance.Always, "app")]
    [InlineData(ConfigInheritance.NotReinherited, "app")]
    [InlineData(ConfigInheritance.Never, null)]
    [InlineData(ConfigInheritance.DeepMerge, "app")]
    public void A_parameter_says_what_its_entity_inherits(ConfigInheritance inheritance, string? expected) => Assert.Equal(expected, Text(Find(
        Plain("app", ("greeting", "app")), Plain("tier"), Plain("web") with { Parameters = [new("greeting") { Inheritance = inheritance }] }, "greeting")));

    [Theory]
    [InlineData(ConfigInheritance.Always, "app")]
    [InlineData(ConfigInheritance.NotReinherited, null)]
    [InlineData(ConfigInheritance.Never, null)]
    [InlineData(ConfigInheritance.DeepMerge, "app")]
    public void A_parameter_says_what_entities_below_inherit(ConfigInheritance inheritance, string? expected) => Assert.Equal(expected, Text(Find(
        Plain("app", ("greeting", "app")) with { Parameters = [new("greeting") { Inheritance = inheritance }] }, Plain("tier"), Plain("web"), "greeting")));

    [Fact]
    public void A_parameter_gives_a_key_of_the_type_a_default() => Assert.Equal("preset", Text(Find(
        Plain("app"), Plain("tier"), Declares("web") with { Parameters = [new("key.always") { Default = Constant("preset") }] }, "key.always.flag")));

    private static (Expression Expression, EntityId GivenAt)? Find(EntitySpec app, EntitySpec tier, EntitySpec web, string key)
    {
        EntityRecord[] records = [Record(app, null), Record(tier, app), Record(web, tier)];
        var types = new TypeIndex([new(Type("plain", []), new Idle()), new(Type("declares", Keys), new Idle())]);
        return new ConfigLookup(types, record => Array.Find(records, other => other.Id == record.Parent)).Find(records[2], key);
    }

    private static EntityRecord Record(EntitySpec spec, EntitySpec? parent) =>
        new(new(spec.Name), spec.Name) { Spec = spec, Parent = parent is null ? null : new EntityId(parent.Name) };

    private static EntitySpec Plain(string name, params (string Key, string Value)[] config) => new(
        null, name, "plain", config.ToValueMap(entry => entry.Key, entry => (Expression)Constant(entry.Value)), []);

    private static EntitySpec Declares(string name, params (string Key, string Value)[] config) => Plain(name, config) with { Type = "declares" };

    private static TypeDeclaration Type(string name, IReadOnlyList<ConfigKey> keys) => new(name, [], "A type.", keys, [], []);

    private static ConfigKey<Value> Key(string name, ConfigInheritance inheritance) =>
        new(name, [$"{name}.flag"], "A key.", "anything", Coercions.Any, new Value.Nothing()) { Inheritance = inheritance };

    private static Expression.Constant Constant(string text) => new(Value.Of(text));

    private static Expression.Constant Map(string json) => new(System.Text.Json.JsonSerializer.Deserialize<Value>(json, Clocker.Control.Journals.JournalJson.Options)!);

    private static string? Text((Expression Expression, EntityId GivenAt)? found) => (found?.Expression as Expression.Constant)?.Value.Display;

    private sealed class Idle : IBehaviour
    {
        public Next Next(IEntityView entity) => new();
    }
}
