using Clocker.Control.Worlds;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

using Xunit;

using static Clocker.Control.Tests.Applications.Things;

namespace Clocker.Control.Tests.Applications;

public sealed class ApplicationWorldTests
{
    [Fact]
    public void A_sensor_that_changes_asks_those_again_that_read_it_and_nobody_else()
    {
        var things = new Things(Thing("db"), Thing("web", Sensor("db", "port")), Thing("other", Sensor("db", "host")), Thing("last", Sensor("web", "x")));
        things.Set("db", [new("port", Value.Of(1))]);
        things.Asked.Clear();

        things.Set("db", [new("port", Value.Of(2))]);

        Assert.Equal(["app", "db", "web"], things.Asked.Keys);
        Assert.Equal(new Configured<Value>.Ready(Value.Of(2)), things.Seen["web"]);
        Assert.Equal("host of db", Assert.IsType<Configured<Value>.NotYet>(things.Seen["other"]).Reason);
    }

    [Fact]
    public void Config_is_told_as_it_is_now_with_where_it_was_given()
    {
        var web = Thing("web") with { Config = [new("mine", Sensor("db", "port"))] };
        var things = new Things(Thing("db"), web);
        Assert.Equal([new("mine", Value.Of("(waiting for port of db)"), "here")], things.Config("web"));

        things.Set("db", [new("port", Value.Of(2))]);

        Assert.Equal([new("mine", Value.Of(2), "here")], things.Config("web"));
    }

    [Fact]
    public void Config_that_nobody_gives_is_what_the_type_of_the_entity_says()
    {
        var things = new Things(Thing("db", new Expression.Config(EntityReference.Self, new Expression.Constant(Value.Of("short")))));
        Assert.Equal(new Configured<Value>.Ready(Value.Of("5m")), things.Seen["db"]);
    }

    [Fact]
    public void What_is_said_of_a_location_can_be_asked_for_where_that_is_inherited()
    {
        var location = new Expression.Location(EntityReference.Self, new Expression.Constant(Value.Of(0)));
        var db = Thing("db", new Expression.LocationConfig(location, new Expression.Constant(Value.Of("region"))));
        var things = new Things(Thing("tier", null, db) with
        {
            Location = "attic",
            LocationConfig = [new("region", new Expression.Config(EntityReference.Self, new Expression.Constant(Value.Of("where"))))],
            Config = [new("where", new Expression.Constant(Value.Of("north")))],
        });
        Assert.Equal(new Configured<Value>.Ready(Value.Of("north")), things.Seen["db"]);
    }

    [Fact]
    public void Members_of_a_group_are_found_wherever_they_stand()
    {
        var member = new EntityReference(ReferenceScope.Member, "db", new(ReferenceScope.Global, "group"));
        var only = new EntityReference(ReferenceScope.MembersOnly, "db", new(ReferenceScope.Global, "group"));
        var things = new Things(Thing("group"), Thing("db"), Thing("web", new Expression.Identity(member)), Thing("other", new Expression.Identity(only)));
        Assert.StartsWith("no entity matches component(\"group\").member(\"db\")", Assert.IsType<Configured<Value>.Failed>(things.Seen["web"]).Reason["value: ".Length..], StringComparison.Ordinal);
        var db = things.Status("db").Id.Value;

        things.Set("group", [new("group.members", new Value.Sequence([Value.Of(db)]))]);

        Assert.Equal(new Configured<Value>.Ready(Value.Of(db)), things.Seen["web"]);
        Assert.Equal(new Configured<Value>.Ready(Value.Of(db)), things.Seen["other"]);
    }

    [Fact]
    public void A_parameter_of_ports_has_a_sensor_with_the_first_of_them()
    {
        var web = Thing("web", Sensor("web", "http.port")) with
        {
            Config = [new("late.port", Sensor("db", "port")), new("value", Sensor("web", "http.port")), new("wrong.port", Sensor("db", "name"))],
            Parameters =
            [
                new("http.port") { Type = "port", Default = new Expression.Constant(Value.Of("8080-8090,18080+")) },
                new("late.port") { Type = "port" },
                new("wrong.port") { Type = "port" },
                new("none.port") { Type = "port" },
                new("title") { Default = new Expression.Constant(Value.Of("Web")) },
            ],
        };
        var things = new Things(Thing("db"), web);
        Assert.Equal(new Configured<Value>.Ready(Value.Of(8080)), things.Seen["web"]);
        Assert.DoesNotContain("late.port", things.Status("web").Sensors.Keys);

        things.Set("db", [new("port", Value.Of("9000+")), new("name", Value.Of("db"))]);

        Assert.Equal(Value.Of(9000), things.Status("web").Sensors["late.port"]);
        Assert.DoesNotContain("none.port", things.Status("web").Sensors.Keys);
        Assert.DoesNotContain("title", things.Status("web").Sensors.Keys);
        Assert.Contains("is not a port", things.Status("web").Problems["wrong.port"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_parent_is_asked_once_after_all_its_children()
    {
        var things = new Things([.. Enumerable.Range(0, 100).Select(i => Thing($"t{i}"))]);

        Assert.InRange(things.Asked["app"], 1, 2);
        Assert.All(things.Asked, asked => Assert.InRange(asked.Value, 1, 2));
    }

    [Fact]
    public void Entities_that_wait_for_each_other_are_named_with_what_they_need()
    {
        Expression Dynamic(string who, string what) =>
            new Expression.AttributeWhenReady(new(ReferenceScope.Global) { NamedBy = Sensor("names", who) }, new Expression.Constant(Value.Of(what)));
        var things = new Things(Thing("a", Dynamic("b", "x")), Thing("b", Dynamic("c", "y")), Thing("c", Dynamic("a", "z")), Thing("names"));
        Assert.Empty(things.Status("a").Problems);

        things.Set("names", [new("a", Value.Of("a")), new("b", Value.Of("b")), new("c", Value.Of("c"))]);

        Assert.Equal("it waits in a circle: a needs x of b → b needs y of c → c needs z of a", things.Status("a").Problems["waits"]);
        Assert.Equal("it waits in a circle: b needs y of c → c needs z of a → a needs x of b", things.Status("b").Problems["waits"]);
        Assert.Null(things.Status("c").Waiting);
        things.Set("c", [new("y", Value.Of(1))]);
        Assert.Empty(things.Status("a").Problems);
        Assert.Equal("x of b", things.Status("a").Waiting);
    }

    [Fact]
    public void Whoever_waits_for_an_entity_that_catches_fire_gives_up_and_goes_on_when_it_is_back()
    {
        var things = new Things(Thing("db"), Thing("web", Sensor("db", "port")));
        Assert.Equal("port of db", things.Status("web").Waiting);

        things.Now = TimeSpan.FromSeconds(1);
        things.Crashed.Add("db");
        things.Poke("db");

        Assert.Contains("given up, because it is on fire", things.Status("web").Problems["value"], StringComparison.Ordinal);
        things.Crashed.Clear();
        things.Set("db", [new("port", Value.Of(1))]);
        Assert.Equal(new Configured<Value>.Ready(Value.Of(1)), things.Seen["web"]);
        Assert.Empty(things.Status("web").Problems);
    }

    [Fact]
    public void A_wait_with_a_limit_wakes_the_world_at_its_end()
    {
        var things = new Things(Thing("db"), Thing("web", Sensor("db", "port", new() { Timeout = TimeSpan.FromMinutes(2) })));
        Assert.Equal(TimeSpan.FromMinutes(2), things.World.WakeAt);

        things.Now = TimeSpan.FromMinutes(2);
        things.Decide(new Input.Tick());

        Assert.Equal("value: port of db was not there within 2m", things.Status("web").Problems["value"]);
    }

    [Fact]
    public void A_secret_of_another_system_is_looked_for_outside_and_only_its_id_comes_in()
    {
        var secret = new Expression.External(new Expression.Constant(Value.Of("vault")), new Expression.Constant(Value.Of("pw")));
        var things = new Things(Thing("web", secret));
        Assert.Equal("the secret \"pw\" of \"vault\"", things.Status("web").Waiting);

        things.Decide(new Input.LookedUp("vault", "pw", "it is sealed"));
        Assert.Equal("value: it is sealed", things.Status("web").Problems["value"]);
        Assert.Equal(TimeSpan.FromSeconds(5), things.World.WakeAt);
        things.Now = TimeSpan.FromSeconds(5);
        Assert.Equal([("vault", "pw")], things.Decide(new Input.Tick()).LookUps);
        things.Decide(new Input.LookedUp("vault", "pw", null));

        Assert.Equal(new Configured<Value>.Ready(new Value.Secret(new("external:vault:pw"))), things.Seen["web"]);
        Assert.Empty(things.Decide(new Input.Tick()).LookUps);
    }

    [Fact]
    public void Ids_lead_to_the_entity_with_the_fewest_borders_of_applications_between()
    {
        var inner = Thing("inner", null, Thing("db"), Thing("web", new Expression.Component(new(ReferenceScope.Global, "db")))) with { Type = BasicDeclarations.Application.Name };
        var things = new Things(Thing("db"), inner, Thing("front", new Expression.Component(new(ReferenceScope.Global, "db"))));

        Assert.Equal(new Configured<Value>.Ready(Value.Of("app.3")), things.Seen["web"]);
        Assert.Equal(new Configured<Value>.Ready(Value.Of("app.1")), things.Seen["front"]);
    }

    [Theory]
    [InlineData(ReferenceScope.Child, "a", false)]
    [InlineData(ReferenceScope.Child, "b", true)]
    [InlineData(ReferenceScope.MembersOnly, "b", true)]
    [InlineData(ReferenceScope.Descendant, "c", true)]
    [InlineData(ReferenceScope.Member, "c", true)]
    [InlineData(ReferenceScope.Descendant, "a", false)]
    [InlineData(ReferenceScope.Sibling, "s", true)]
    [InlineData(ReferenceScope.Sibling, "a", false)]
    [InlineData(ReferenceScope.Ancestor, "app", true)]
    [InlineData(ReferenceScope.Ancestor, "b", false)]
    [InlineData(ReferenceScope.Application, "app", true)]
    [InlineData(ReferenceScope.Application, "other", false)]
    [InlineData(ReferenceScope.Global, "app.1", true)]
    [InlineData(ReferenceScope.Child, "app.4", false)]
    public void Each_scope_finds_what_is_in_it(ReferenceScope scope, string id, bool isFound)
    {
        var things = new Things(Thing("a", new Expression.Component(new(scope, id)), Thing("b", null, Thing("c"))), Thing("s"));

        Assert.Equal(isFound, things.Seen["a"] is Configured<Value>.Ready);
    }
}
