using Clocker.Library.Entities;
using Clocker.Library.Groups;
using Clocker.Library.Tests.Entities;
using Clocker.Model.Blueprints;
using Clocker.Model.Entities;
using Clocker.Model.Groups;
using Clocker.Model.Placement;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Library.Tests.Groups;

public sealed class GroupTests
{
    [Fact]
    public void A_dynamic_group_has_what_passes_its_test()
    {
        var group = Group().With(GroupKeys.EntityFilter, new Value.Fields([new("config", Value.Of("role")), new("equals", Value.Of("web"))]));
        group.ConfigOfOthers[("a", "role")] = Value.Of("web");
        group.ConfigOfOthers[("c", "role")] = Value.Of("web");

        var next = new DynamicGroup().Next(group);

        Assert.Equal("[a, c]", next.Sensors[GroupSensors.Members.Name].Display);
        Assert.Equal(Value.Of(2), next.Sensors[GroupSensors.Count.Name]);
        Assert.Equal(Value.Of("a"), next.Sensors[GroupSensors.First.Name]);
        Assert.Equal(Value.Of(true), next.Sensors[GroupSensors.GroupRuns.Name]);
        Assert.True(next.IsUp);
    }

    [Theory]
    [InlineData("tag", "blue", "[a]")]
    [InlineData("target", "children", "[b]")]
    public void A_test_may_ask_for_more_than_config(string test, string value, string expected) => Assert.Equal(
        expected,
        new DynamicGroup().Next(Group().With(GroupKeys.EntityFilter, new Value.Fields([new(test, Value.Of(value))]))).Sensors[GroupSensors.Members.Name].Display);

    [Fact]
    public void It_may_look_below_one_entity_alone() => Assert.Equal("[c]", new DynamicGroup()
        .Next(Group().With(GroupKeys.EntityFilter, Value.Of("alwaysTrue")).With(GroupKeys.Ancestor, Value.Of("b"))).Sensors[GroupSensors.Members.Name].Display);

    [Fact]
    public void Without_a_test_it_has_no_members() => Assert.Equal(Value.Of(0), new DynamicGroup().Next(Group()).Sensors[GroupSensors.Count.Name]);

    [Fact]
    public void A_basic_group_has_its_children_if_it_is_told_so()
    {
        var group = new FakeEntity { Children = [new(new("x"), "x", "x", Lifecycle.Running, true, false)] };
        Assert.Equal(Value.Of(0), new BasicGroup().Next(group).Sensors[GroupSensors.Count.Name]);
        Assert.Equal(Value.Of(1), new BasicGroup().Next(group.With(GroupKeys.ChildrenAsMembers, Value.Of(true))).Sensors[GroupSensors.Count.Name]);
    }

    [Theory]
    [InlineData("all", false)]
    [InlineData("atLeastOne", true)]
    [InlineData("2", true)]
    public void A_quorum_says_how_many_have_to_be_up(string quorum, bool isUp)
    {
        var group = new FakeEntity
        {
            Expected = Lifecycle.Running,
            Children =
            [
                new(new("x"), "x", "x", Lifecycle.Running, true, false), new(new("y"), "y", "y", Lifecycle.Running, true, false),
                new(new("z"), "z", "z", Lifecycle.OnFire, false, false), new(new("s"), "s", "s", Lifecycle.Stopped, false, true),
            ],
        };

        var next = new BasicGroup().Next(group.With(GroupKeys.ChildrenAsMembers, Value.Of(true)).With(GroupKeys.UpQuorum, Value.Of(quorum)));

        Assert.Equal(isUp, next.IsUp);
        Assert.Equal("z is on fire", next.Problems["z"]);
        Assert.Empty(new BasicGroup().Next(group.With(GroupKeys.RunningQuorum, Value.Of("atLeastOne"))).Problems);
    }

    [Fact]
    public void What_is_below_a_same_server_entity_is_placed_together()
    {
        var web = FakeEntity.Nginx();
        web.Tree.Add((new("app1"), null, Spec("BasicApplication")));
        web.Tree.Add((new("s1"), new("app1"), Spec("SameServerEntity")));
        web.Tree.Add((web.Id, new("s1"), Spec("docker")));

        var placement = new DockerContainer().Next(web).Container!.Placement;

        Assert.Equal(new StrategySpec("Together", [new("group", Value.Of("s1"))]), Assert.Single(placement.Strategies));
    }

    private static FakeEntity Group()
    {
        var group = new FakeEntity { Expected = Lifecycle.Running };
        group.Tree.Add((new("app1"), null, Spec("BasicApplication")));
        group.Tree.Add((new("a"), new("app1"), Spec("docker") with { Tags = [Value.Of("blue")] }));
        group.Tree.Add((new("b"), new("app1"), Spec("BasicEntity")));
        group.Tree.Add((new("c"), new("b"), Spec("docker")));
        group.Tree.Add((group.Id, new("app1"), Spec("DynamicGroup")));
        group.Others.AddRange(group.Tree.Select(each => new ChildView(each.Id, each.Id.Value, each.Id.Value, Lifecycle.Running, true, false)));
        return group;
    }

    private static EntitySpec Spec(string type) => new(null, type, type, [], []);
}
