using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Model.Tests.Expressions;

public sealed class EvaluatorTests
{
    private static readonly EntityReference Db = new(ReferenceScope.Global, "db");
    private static readonly EntityId Web = new("web");

    private readonly FakeScope _scope = new();

    [Fact]
    public void A_sensor_is_waited_for_until_it_is_truthy()
    {
        var expression = new Expression.AttributeWhenReady(Db, Text("port"));

        Assert.Equal("port of db", Assert.IsType<Evaluated.NotYet>(Evaluate(expression)).Reason);
        _scope.Sensors[("db", "port")] = Value.Of(0);
        Assert.IsType<Evaluated.NotYet>(Evaluate(expression));
        _scope.Sensors[("db", "port")] = Value.Of(3306);
        Assert.Equal(new Evaluated.Ready(Value.Of(3306)), Evaluate(expression));
    }

    [Fact]
    public void What_was_read_is_remembered()
    {
        var evaluator = new Evaluator(_scope);

        evaluator.Evaluate(new Expression.Sequence([new Expression.AttributeWhenReady(Db, Text("b")), new Expression.AttributeWhenReady(Db, Text("a"))]), Web);

        Assert.Equal([new Dependency(new("db"), "a"), new Dependency(new("db"), "b")], evaluator.Dependencies);
    }

    [Fact]
    public void A_failure_counts_before_a_wait()
    {
        var missing = new Expression.Component(new(ReferenceScope.Global, "nobody"));

        Assert.IsType<Evaluated.Failed>(Evaluate(new Expression.Sequence([new Expression.AttributeWhenReady(Db, Text("a")), missing])));
    }

    [Fact]
    public void Config_is_evaluated_where_it_was_given()
    {
        _scope.Given["k"] = new Expression.Component(EntityReference.Self);

        Assert.Equal(new Evaluated.Ready(Value.Of("db")), Evaluate(new Expression.Config(Db, Text("k"))));
    }

    [Fact]
    public void Config_that_needs_itself_fails_and_names_the_circle()
    {
        _scope.Given["a"] = new Expression.Config(EntityReference.Self, Text("b"));
        _scope.Given["b"] = new Expression.Config(EntityReference.Self, Text("a"));

        var failed = Assert.IsType<Evaluated.Failed>(Evaluate(new Expression.Config(EntityReference.Self, Text("a"))));

        Assert.Equal("config refers to itself: web's a → web's b → web's a", failed.Reason);
    }

    [Fact]
    public void Formats_and_keeps_secrets()
    {
        var secret = new Value.Secret(new("1"));
        _scope.Given["password"] = new Expression.Constant(secret);

        var evaluated = Evaluate(new Expression.FormatString(Text("u:%s@%05d"), [new Expression.Config(EntityReference.Self, Text("password")), new Expression.Constant(Value.Of(80))]));

        Assert.Equal(new Evaluated.Ready(new Value.Joined([Value.Of("u:"), secret, Value.Of("@00080")])), evaluated);
    }

    [Theory]
    [InlineData("%s %s", "a b")]
    [InlineData("%2$s %1$s", "b a")]
    [InlineData("%-3s|%3s", "a  |  b")]
    [InlineData("%S%%%n", "A%\n")]
    [InlineData("%.1s", "a")]
    public void Formats_as_Java_does(string pattern, string expected) =>
        Assert.Equal(Value.Of(expected), JavaFormat.Format(pattern, [Value.Of("a"), Value.Of("b")]));

    [Theory]
    [InlineData("%d")]
    [InlineData("%q")]
    [InlineData("%")]
    [InlineData("%s%s%s")]
    public void Refuses_patterns_that_do_not_fit(string pattern) =>
        Assert.Throws<FormatException>(() => JavaFormat.Format(pattern, [Value.Of("a"), Value.Of("b")]));

    private static Expression.Constant Text(string text) => new(Value.Of(text));

    private Evaluated Evaluate(Expression expression) => new Evaluator(_scope).Evaluate(expression, Web);

    /// <summary>Two entities, web and db; config is given at whichever is asked.</summary>
    private sealed class FakeScope : IScope
    {
        public Dictionary<(string Entity, string Sensor), Value> Sensors { get; } = [];

        public Dictionary<string, Expression> Given { get; } = [];

        public EntityId? Find(EntityId from, EntityReference reference) => reference.Scope switch
        {
            ReferenceScope.This => from,
            _ => reference.Id is "web" or "db" ? new EntityId(reference.Id) : null,
        };

        public (Expression Expression, EntityId GivenAt)? Config(EntityId entity, string key) =>
            Given.TryGetValue(key, out var expression) ? (expression, entity) : null;

        public Value? Sensor(EntityId entity, string sensor) => Sensors.GetValueOrDefault((entity.Value, sensor));

        public string NameOf(EntityId entity) => entity.Value;
    }
}
