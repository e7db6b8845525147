using Clocker.Model.Entities;
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
    public void Config_that_nobody_gives_is_nothing()
    {
        Assert.Equal(new Evaluated.Ready(new Value.Nothing()), Evaluate(new Expression.Config(Db, Text("k"))));
        Assert.Equal(new Evaluated.Ready(Value.Of("it is null")), Evaluate(new Expression.FormatString(Text("it is %s"), [new Expression.Config(Db, Text("k"))])));
        Assert.Equal(new Evaluated.Ready(Value.Of(" null NULL false")), Evaluate(new Expression.FormatString(Text("%05d %1$S %1$b"), [new Expression.Config(Db, Text("k"))])));
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

    [Fact]
    public void An_id_and_a_start_may_be_expressions()
    {
        _scope.Sensors[("web", "leader")] = Value.Of("db");
        _scope.Sensors[("db", "port")] = Value.Of(3306);
        var leader = new Expression.AttributeWhenReady(EntityReference.Self, Text("leader"));

        Assert.Equal(new Evaluated.Ready(Value.Of(3306)), Evaluate(new Expression.AttributeWhenReady(new(ReferenceScope.Global) { NamedBy = leader }, Text("port"))));
        Assert.Equal(new Evaluated.Ready(Value.Of(3306)), Evaluate(new Expression.AttributeWhenReady(new(ReferenceScope.This) { Start = leader }, Text("port"))));
        _scope.Sensors[("web", "leader")] = Value.Of("nobody");
        Assert.Equal("\"nobody\" is not an entity", Failure(new Expression.Component(new(ReferenceScope.This) { Start = leader })));
    }

    [Fact]
    public void A_wait_is_given_up_when_its_options_say_so()
    {
        var patient = new Expression.AttributeWhenReady(Db, Text("port")) { Options = new() { Timeout = TimeSpan.FromSeconds(30) } };
        _scope.IsPatient = false;
        _scope.Now = TimeSpan.FromSeconds(39);
        var evaluator = new Evaluator(_scope, Web);

        Assert.IsType<Evaluated.NotYet>(evaluator.Evaluate(patient, Web));
        Assert.Equal(TimeSpan.FromSeconds(40), evaluator.WakeAt);
        _scope.Now = TimeSpan.FromSeconds(40);
        Assert.Equal("port of db was not there within 30s", Assert.IsType<Evaluated.Failed>(new Evaluator(_scope, Web).Evaluate(patient, Web)).Reason);
    }

    [Theory]
    [InlineData(Lifecycle.OnFire, 20, 20, true)]
    [InlineData(Lifecycle.OnFire, 5, 24, false)]
    [InlineData(Lifecycle.OnFire, 5, 25, true)]
    [InlineData(Lifecycle.Stopped, 20, 79, false)]
    [InlineData(Lifecycle.Stopped, 20, 80, true)]
    [InlineData(Lifecycle.Stopped, 5, 9_999, false)]
    [InlineData(Lifecycle.Starting, 20, 9_999, false)]
    public void Without_options_the_state_of_the_source_counts(Lifecycle state, int since, int now, bool isOver)
    {
        _scope.IsPatient = false;
        _scope.States["db"] = new(state, TimeSpan.FromSeconds(since));
        _scope.Now = TimeSpan.FromSeconds(now);

        var evaluated = new Evaluator(_scope, Web).Evaluate(new Expression.AttributeWhenReady(Db, Text("port")), Web);

        Assert.Equal(isOver, evaluated is Evaluated.Failed);
    }

    [Fact]
    public void Whoever_does_not_wait_takes_what_is_there()
    {
        var now = new Expression.AttributeWhenReady(Db, Text("port")) { Options = new() { WaitForTruthy = false } };

        Assert.Equal(new Evaluated.Ready(new Value.Nothing()), Evaluate(now));
        _scope.Sensors[("db", "port")] = Value.Of(0);
        Assert.Equal(new Evaluated.Ready(Value.Of(0)), Evaluate(now));
    }

    [Fact]
    public void A_secret_of_another_system_is_waited_for_and_then_named_by_its_id()
    {
        var external = new Expression.External(Text("vault"), Text("db/password"));

        Assert.Equal("the secret \"db/password\" of \"vault\"", Assert.IsType<Evaluated.NotYet>(Evaluate(external)).Reason);
        _scope.Externals[("vault", "db/password")] = new(false, "sealed");
        Assert.Equal("sealed", Failure(external));
        _scope.Externals[("vault", "db/password")] = new(true, null);
        Assert.Equal(new Evaluated.Ready(new Value.Secret(new("external:vault:db/password"))), Evaluate(external));
        Assert.Equal(("vault", "db/password"), ExternalSecret.Read(new("external:vault:db/password")));
        Assert.Null(ExternalSecret.Read(new("7f3a")));
    }

    [Fact]
    public void Items_are_picked_out_of_lists_and_maps()
    {
        _scope.Given["list"] = new Expression.Constant(new Value.Sequence([new Value.Fields([new("a", Value.Of(1))])]));
        var item = new Expression.Item(new Expression.Item(new Expression.Config(EntityReference.Self, Text("list")), Value.Of(0)), Value.Of("a"));

        Assert.Equal(new Evaluated.Ready(Value.Of(1)), Evaluate(item));
        Assert.Equal("[x] is asked of \"1\", which is neither a list nor a map", Failure(new Expression.Item(item, Value.Of("x"))));
        Assert.Equal("the list has 1 items, and none with the index 1", Failure(new Expression.Item(new Expression.Config(EntityReference.Self, Text("list")), Value.Of(1))));
    }

    [Theory]
    [InlineData("a.b.c", "\\.", "-", "a-b-c")]
    [InlineData("ab", "(a)(b)", "$2$1", "ba")]
    [InlineData("ab", "(?<x>a)", "${x}${x}", "aab")]
    [InlineData("a+b", "\\Q+\\E", "\\$", "a$b")]
    public void Replaces_as_Java_does(string source, string pattern, string replacement, string expected) =>
        Assert.Equal(new Evaluated.Ready(Value.Of(expected)), Evaluate(new Expression.RegexReplacement(Text(source), Text(pattern), Text(replacement))));

    [Theory]
    [InlineData("((a{1000}){1000}){1000}")]
    [InlineData("(a{1,300}){2,300}")]
    [InlineData("(a)\\1")]
    public void Refuses_patterns_that_could_take_for_ever(string pattern) => Assert.NotNull(JavaRegex.Problem(pattern));

    [Fact]
    public void Matches_the_largest_patterns_in_good_time() =>
        Assert.Equal("b", JavaRegex.ReplaceAll(new string('a', 900), "(a{30}){30}", "b"));

    [Fact]
    public void Refuses_a_format_that_makes_much_of_little() =>
        Assert.Throws<FormatException>(() => JavaFormat.Format(string.Concat(Enumerable.Repeat("%1$9999s", 2_000)), [Value.Of("a")]));

    [Fact]
    public void Encodes_for_a_url()
    {
        Assert.Equal(new Evaluated.Ready(Value.Of("a+b%26%C3%A4%28%29%21%7E*-._")), Evaluate(new Expression.UrlEncode(Text("a b&ä()!~*-._"))));
        Assert.Equal(new Evaluated.Ready(new Value.Nothing()), Evaluate(new Expression.UrlEncode(new Expression.Constant(new Value.Nothing()))));
        Assert.Equal(
            "a secret is known only where it is used, and cannot be changed before",
            Failure(new Expression.UrlEncode(new Expression.Constant(new Value.Secret(new("1"))))));
    }

    [Fact]
    public void Fills_templates_in()
    {
        _scope.Given["my.key"] = Text("k");
        _scope.Given["password"] = new Expression.Constant(new Value.Secret(new("1")));
        _scope.Sensors[("web", "port")] = Value.Of(80);
        var map = new Expression.Constant(new Value.Fields([new("user", new Value.Fields([new("name", Value.Of("ann"))]))]));

        Assert.Equal(
            new Evaluated.Ready(Value.Of("k k 80 web web ann none")),
            Evaluate(Template("${config['my.key']} ${config.my.key} ${attribute[\"port\"]} ${entity.id} ${ entity.displayName } ${user.name} ${nothing!\"none\"}", map)));
        Assert.Equal(new Evaluated.Ready(new Value.Joined([Value.Of("p="), new Value.Secret(new("1"))])), Evaluate(Template("p=${config['password']}", null)));
        Assert.Equal("host of web", Assert.IsType<Evaluated.NotYet>(Evaluate(Template("${attribute['host']}", null))).Reason);
        Assert.StartsWith("the template asks for nothing", Failure(Template("${nothing}", null)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_location_is_told_by_name()
    {
        Assert.Equal(new Evaluated.Ready(Value.Of("attic")), Evaluate(new Expression.Location(Db, Text("0"))));
        Assert.Equal("db has one location, with the index 0, not \"1\"", Failure(new Expression.Location(Db, Text("1"))));
        Assert.Equal("web has no location", Failure(new Expression.Location(EntityReference.Self, Text("0"))));
    }

    [Fact]
    public void A_location_has_what_the_blueprint_says_of_it()
    {
        _scope.OfLocation["region"] = new Expression.Config(EntityReference.Self, Text("where"));
        _scope.Given["where"] = Text("north");
        var location = new Expression.Location(Db, Text("0"));

        Assert.Equal(new Evaluated.Ready(Value.Of("north")), Evaluate(new Expression.LocationConfig(location, Text("region"))));
        Assert.Equal(new Evaluated.Ready(Value.Of("attic")), Evaluate(new Expression.LocationConfig(location, Text("displayName"))));
        Assert.Equal(new Evaluated.Ready(new Value.Nothing()), Evaluate(new Expression.LocationConfig(location, Text("user"))));
        Assert.Equal("web has no location", Failure(new Expression.LocationConfig(new(EntityReference.Self, Text("0")), Text("user"))));
    }

    [Fact]
    public void Config_that_nobody_gives_is_what_the_type_says()
    {
        _scope.Presets["start.timeout"] = Value.Of("5m");
        var config = new Expression.Config(EntityReference.Self, Text("start.timeout"));
        Assert.Equal(new Evaluated.Ready(Value.Of("5m")), Evaluate(config));
        _scope.Given["start.timeout"] = Text("1m");
        Assert.Equal(new Evaluated.Ready(Value.Of("1m")), Evaluate(config));
    }

    [Fact]
    public void Options_of_a_wait_may_be_expressions()
    {
        _scope.IsPatient = false;
        _scope.Now = TimeSpan.FromSeconds(20);
        var attribute = new Expression.AttributeWhenReady(Db, Text("host"))
        {
            OptionsBy = new Expression.Fields([new("timeout", new Expression.Config(EntityReference.Self, Text("patience")))]),
        };

        _scope.Given["patience"] = Text("5s");
        Assert.Equal("host of db was not there within 5s", Assert.IsType<Evaluated.Failed>(new Evaluator(_scope, Web).Evaluate(attribute, Web)).Reason);
        _scope.Given["patience"] = Text("5m");
        Assert.IsType<Evaluated.NotYet>(new Evaluator(_scope, Web).Evaluate(attribute, Web));
        _scope.Given["patience"] = Text("soon");
        Assert.StartsWith("the options of attributeWhenReady(\"host\") are wrong: \"timeout\": \"soon\" is not a duration", Assert.IsType<Evaluated.Failed>(new Evaluator(_scope, Web).Evaluate(attribute, Web)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_grows_without_end_fails()
    {
        for (var i = 0; i < 30; i++)
        {
            var next = new Expression.Config(EntityReference.Self, Text($"k{i + 1}"));
            _scope.Given[$"k{i}"] = new Expression.Sequence([next, next]);
        }

        _scope.Given["k30"] = Text("x");
        for (var i = 0; i < 2_000; i++)
        {
            _scope.Given[$"d{i}"] = new Expression.Config(EntityReference.Self, Text($"d{i + 1}"));
        }

        Assert.Equal("it becomes larger than a million parts", Failure(new Expression.Config(EntityReference.Self, Text("k0"))));
        Assert.Equal("it leads from one expression to the next more than 500 times", Failure(new Expression.Config(EntityReference.Self, Text("d0"))));
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

    private static Expression.Template Template(string text, Expression? substitutions) => new(EntityReference.Self, Text(text), substitutions);

    private string Failure(Expression expression) => Assert.IsType<Evaluated.Failed>(Evaluate(expression)).Reason;

    private Evaluated Evaluate(Expression expression) => new Evaluator(_scope).Evaluate(expression, Web);

    /// <summary>Two entities, web and db; config is given at whichever is asked.</summary>
    private sealed class FakeScope : IScope
    {
        public Dictionary<(string Entity, string Sensor), Value> Sensors { get; } = [];

        public Dictionary<string, Expression> Given { get; } = [];

        public Dictionary<string, Value> Presets { get; } = [];

        public Dictionary<string, Expression> OfLocation { get; } = [];

        public TimeSpan Now { get; set; }

        public Dictionary<string, SourceState> States { get; } = [];

        public Dictionary<(string Provider, string Key), ExternalState> Externals { get; } = [];

        public bool IsPatient { get; set; } = true;

        public EntityId? Find(EntityId from, ReferenceScope scope, string? id) => scope switch
        {
            ReferenceScope.This => from,
            ReferenceScope.Parent or ReferenceScope.Root => null,
            _ => id is "web" or "db" ? new EntityId(id) : null,
        };

        public string? LocationOf(EntityId entity) => entity.Value == "db" ? "attic" : null;

        public ExternalState External(string provider, string key) => Externals.GetValueOrDefault((provider, key));

        public SourceState? StateOf(EntityId entity) => States.TryGetValue(entity.Value, out var state) ? state : null;

        public TimeSpan? WaitingSince(EntityId waiting, Dependency on, bool isAsked) => IsPatient ? null : TimeSpan.FromSeconds(10);

        public (Expression Expression, EntityId GivenAt)? Config(EntityId entity, string key) =>
            Given.TryGetValue(key, out var expression) ? (expression, entity) : null;

        public bool IsLasting(EntityId entity) => true;

        public Value? Preset(EntityId entity, string key) => Presets.GetValueOrDefault(key);

        public (Expression Expression, EntityId GivenAt)? LocationConfig(EntityId entity, string key) =>
            entity.Value == "db" && OfLocation.TryGetValue(key, out var given) ? (given, entity) : null;

        public Value? Sensor(EntityId entity, string sensor) => Sensors.GetValueOrDefault((entity.Value, sensor));

        public string NameOf(EntityId entity) => entity.Value;
    }
}
