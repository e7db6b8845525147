using Clocker.Control.Plane;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;
using Clocker.Simulation.Tests.Clouds;

using Xunit;

namespace Clocker.Simulation.Tests.Groups;

public sealed class ClusterTests
{
    private static readonly string[] Effectors = ["resize up", "resize down", "replace", "redeploy", "remove"];

    [Fact]
    public void A_cluster_has_a_container_for_each_member_and_follows_its_size()
    {
        var rehearsal = Deployed(3);
        Assert.Equal(["shop-page-0-1", "shop-page-1-1", "shop-page-2-1"], Containers(rehearsal));
        Assert.Equal(["shop/page-0", "shop/page-1", "shop/page-2"], Members(rehearsal).Select(member => member.Address));
        Assert.Equal(Value.Of(2), Members(rehearsal).Last().Sensors["cluster.member.id"]);
        Assert.Equal(Value.Of(Cluster(rehearsal).Id.Value), Members(rehearsal).Last().Sensors["cluster.entity"]);

        Assert.IsType<Answer<Accepted>.Done>(rehearsal.Tell(Cluster(rehearsal).Id, "resize", [new("desiredSize", "5")]));
        rehearsal.Until(() => IsSettled(rehearsal, 5));
        Assert.IsType<Answer<Accepted>.Done>(rehearsal.Tell(Cluster(rehearsal).Id, "resize", [new("desiredSize", "1")]));
        rehearsal.Until(() => IsSettled(rehearsal, 1));
        rehearsal.Tell(Cluster(rehearsal).Id, "resizeByDelta", [new("delta", "1")]);
        rehearsal.Until(() => IsSettled(rehearsal, 2));

        Assert.Equal(["shop-page-0-1", "shop-page-5-1"], Containers(rehearsal));
        rehearsal.Delete("shop");
        Assert.Empty(Containers(rehearsal));
    }

    [Fact]
    public void What_cannot_be_done_is_refused_with_a_reason()
    {
        var rehearsal = Deployed(1);
        var cluster = Cluster(rehearsal).Id;
        Assert.Equal("Entity \"web\" has no effector \"grow\"; it has start, stop, restart, resize, resizeByDelta, replaceMember, expungeMembers.", Refusal(rehearsal.Tell(cluster, "grow")));
        Assert.StartsWith("Effector \"resize\" needs \"desiredSize\"", Refusal(rehearsal.Tell(cluster, "resize")), StringComparison.Ordinal);
        Assert.StartsWith("\"many\" is no number of members.", Refusal(rehearsal.Tell(cluster, "resize", [new("desiredSize", "many")])), StringComparison.Ordinal);
        Assert.StartsWith("It has no member \"7\".", Refusal(rehearsal.Tell(cluster, "replaceMember", [new("memberId", "7")])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_replaced_member_goes_only_after_its_successor_is_up()
    {
        var rehearsal = Deployed(2);
        rehearsal.Tell(Cluster(rehearsal).Id, "replaceMember", [new("memberId", "0")]);
        var fewest = int.MaxValue;
        rehearsal.Until(() =>
        {
            fewest = Math.Min(fewest, Members(rehearsal).Count(member => member.IsUp == true && member.State == Lifecycle.Running));
            return IsSettled(rehearsal, 2) && Containers(rehearsal).SequenceEqual(["shop-page-1-1", "shop-page-2-1"]);
        });
        Assert.Equal(2, fewest);
    }

    [Fact]
    public void A_new_blueprint_reaches_one_member_after_the_other()
    {
        var rehearsal = Deployed(3);
        Assert.IsType<Answer<Deployed>.Done>(rehearsal.Submit(Blueprint(3, "2")));
        var fewest = int.MaxValue;
        rehearsal.Until(() =>
        {
            fewest = Math.Min(fewest, Members(rehearsal).Count(member => member.IsUp == true && member.State == Lifecycle.Running));
            return IsSettled(rehearsal, 3) && Containers(rehearsal).SequenceEqual(["shop-page-0-2", "shop-page-1-2", "shop-page-2-2"]);
        });
        Assert.Equal(2, fewest);
    }

    [Fact]
    public void Members_are_found_by_references_as_they_come_and_go()
    {
        var reader = new EntitySpec("reader", "reader", "BasicEntity", [new("first", Of("cluster.first.entity", "main.uri"))], []);
        var named = new Expression.Identity(new(ReferenceScope.Member, "page", new(ReferenceScope.Global, "web")));
        reader = reader with { Config = reader.Config.With("named", named) };
        var rehearsal = new Rehearsal(1);
        var blueprint = Blueprint(1, "1");
        rehearsal.Submit(blueprint with { Root = blueprint.Root with { Children = [.. blueprint.Root.Children, reader] } });
        rehearsal.Until(() => IsSettled(rehearsal, 1));
        var id = rehearsal.Application("shop").Entities.Single(entity => entity.Name == "reader").Id;
        Assert.Equal(Members(rehearsal).Single().Id.Value, Config(rehearsal, id, "named"));

        rehearsal.Tell(Cluster(rehearsal).Id, "replaceMember", [new("memberId", "0")]);
        rehearsal.Until(() => IsSettled(rehearsal, 1) && Containers(rehearsal).SequenceEqual(["shop-page-1-1"]));

        Assert.Equal(Members(rehearsal).Single().Id.Value, Config(rehearsal, id, "named"));
    }

    [Fact]
    public void What_is_in_a_member_comes_and_goes_with_it()
    {
        var rehearsal = new Rehearsal(1);
        var member = Member("1");
        var blueprint = Blueprint(2, new EntitySpec("pair", "pair", "BasicEntity", [], [member with { Id = "a" }, member with { Id = "b" }]));
        rehearsal.Submit(blueprint);
        rehearsal.Until(() => rehearsal.Application("shop").Entities is { Count: 8 } all && all.All(entity => entity is { State: Lifecycle.Running, IsUp: true }));
        Assert.Equal(["shop-a-0-1", "shop-a-1-1", "shop-b-0-1", "shop-b-1-1"], Containers(rehearsal));

        rehearsal.Submit(Blueprint(2, new EntitySpec("pair", "pair", "BasicEntity", [], [member with { Id = "a" }])));
        rehearsal.Until(() => Containers(rehearsal).SequenceEqual(["shop-a-0-1", "shop-a-1-1"]) && rehearsal.Application("shop").Entities.Count == 6);
        rehearsal.Tell(Cluster(rehearsal).Id, "resize", [new("desiredSize", "1")]);
        rehearsal.Until(() => Containers(rehearsal).SequenceEqual(["shop-a-0-1"]) && rehearsal.Application("shop").Entities.Count == 4);
    }

    [Fact]
    public void A_cluster_of_clusters_has_members_of_members()
    {
        var rehearsal = new Rehearsal(1);
        var inner = new EntitySpec("inner", "inner", "DynamicCluster", [new("cluster.initial.size", Constant(2)), new("dynamiccluster.memberspec", new Expression.Specification(Member("1")))], []);
        rehearsal.Submit(Blueprint(2, inner));
        rehearsal.Until(() => rehearsal.Application("shop").Entities is { Count: 8 } all && all.All(entity => entity is { State: Lifecycle.Running, IsUp: true }));
        Assert.Equal(["shop-page-0-0-1", "shop-page-0-1-1", "shop-page-1-0-1", "shop-page-1-1-1"], Containers(rehearsal));

        rehearsal.Submit(Blueprint(2, inner with { Config = inner.Config.With("cluster.initial.size", Constant(1)) }));
        rehearsal.Until(() => Containers(rehearsal).SequenceEqual(["shop-page-0-0-1", "shop-page-1-0-1"]));
        rehearsal.Submit(Blueprint(1, inner with { Config = inner.Config.With("cluster.initial.size", Constant(1)) }));
        rehearsal.Until(() => Containers(rehearsal).SequenceEqual(["shop-page-0-0-1"]) && rehearsal.Application("shop").Entities.Count == 4);
    }

    [Fact]
    public void A_cluster_that_the_blueprint_no_longer_has_goes_with_its_members()
    {
        var rehearsal = Deployed(3);
        rehearsal.Submit(new("shop", new("shop", "shop", "BasicApplication", [], [])));
        rehearsal.Until(() => rehearsal.Application("shop").Entities.Count == 1 && !Containers(rehearsal).Any());
    }

    [Fact]
    public void Stop_keeps_the_members_and_start_starts_them_again()
    {
        var rehearsal = Deployed(2);
        rehearsal.Tell(Cluster(rehearsal).Id, "stop");
        rehearsal.Until(() => Cluster(rehearsal).State == Lifecycle.Stopped && Members(rehearsal).All(member => member.State == Lifecycle.Stopped));
        rehearsal.Tell(Cluster(rehearsal).Id, "start");
        rehearsal.Until(() => IsSettled(rehearsal, 2));
        Assert.Equal(["shop-page-0-1", "shop-page-1-1"], Containers(rehearsal));
    }

    /// <summary>The server is killed after each of its steps on the way; in the end everything is as it would have been.</summary>
    [Theory]
    [MemberData(nameof(AllEffectors))]
    public void A_killed_server_makes_no_member_twice(string what)
    {
        for (var steps = 1; ; steps += steps < 40 ? 1 : 7)
        {
            var rehearsal = Deployed(2);
            Tell(rehearsal, what);
            for (var i = 0; i < steps && !IsDone(rehearsal, what); i++)
            {
                rehearsal.Pump.Step();
            }

            var wasDone = IsDone(rehearsal, what);
            rehearsal.Server.Kill();
            rehearsal.Server.Start();
            // What was asked may have been lost with the server: whoever has no answer asks again.
            rehearsal.Until(() => true);
            Tell(rehearsal, what);
            rehearsal.Until(() => IsDone(rehearsal, what));
            rehearsal.Pump.RunUntil(() => false, TimeSpan.FromMinutes(2));
            Assert.True(IsDone(rehearsal, what), $"{what} did not stay after {steps} steps");
            rehearsal.CheckSettled();
            if (wasDone)
            {
                Assert.True(steps > 20, $"{what} takes only {steps} steps");
                return;
            }
        }
    }

    public static TheoryData<string> AllEffectors => [.. Effectors];

    private static void Tell(Rehearsal rehearsal, string what)
    {
        if (rehearsal.Plane.Applications.Count == 0 || rehearsal.Application("shop").Entities.Count == 0)
        {
            return;
        }

        var (application, cluster) = (rehearsal.Application("shop").Id, Cluster(rehearsal).Id);
        switch (what)
        {
            case "resize up":
                rehearsal.Begin((plane, by) => plane.InvokeAsync(cluster, "resize", [new("desiredSize", "4")], by, CancellationToken.None));
                break;
            case "resize down":
                rehearsal.Begin((plane, by) => plane.InvokeAsync(cluster, "resize", [new("desiredSize", "1")], by, CancellationToken.None));
                break;
            case "replace":
                rehearsal.Begin((plane, by) => plane.InvokeAsync(cluster, "replaceMember", [new("memberId", "0")], by, CancellationToken.None));
                break;
            case "redeploy":
                rehearsal.Begin((plane, by) => plane.DeployAsync(new("shop", Blueprint(3, "2"), new("test", ""), "test", Replace: false), by, CancellationToken.None));
                break;
            default:
                rehearsal.Begin((plane, by) => plane.DeleteAsync(application, withVolumes: true, by, CancellationToken.None));
                break;
        }
    }

    private static bool IsDone(Rehearsal rehearsal, string what) => rehearsal.Server.Plane is not null && what switch
    {
        "resize up" => IsSettled(rehearsal, 4) && Containers(rehearsal).SequenceEqual(["shop-page-0-1", "shop-page-1-1", "shop-page-2-1", "shop-page-3-1"]),
        "resize down" => IsSettled(rehearsal, 1) && Containers(rehearsal).SequenceEqual(["shop-page-0-1"]),
        "replace" => IsSettled(rehearsal, 2) && Containers(rehearsal).SequenceEqual(["shop-page-1-1", "shop-page-2-1"]),
        "redeploy" => IsSettled(rehearsal, 3) && Containers(rehearsal).SequenceEqual(["shop-page-0-2", "shop-page-1-2", "shop-page-2-1"]),
        _ => rehearsal.Plane.Applications.Count == 0 && !Containers(rehearsal).Any(),
    };

    private static bool IsSettled(Rehearsal rehearsal, int size) =>
        rehearsal.Plane.Applications.Any(application => application.Name == "shop")
        && Cluster(rehearsal) is { State: Lifecycle.Running, IsUp: true } cluster && cluster.Sensors["group.members.count"] == Value.Of(size)
        && Members(rehearsal).Count() == size && Members(rehearsal).All(member => member is { State: Lifecycle.Running, IsUp: true })
        && Containers(rehearsal).Count() == size;

    private static Rehearsal Deployed(int size)
    {
        var rehearsal = new Rehearsal(1);
        Assert.IsType<Answer<Deployed>.Done>(rehearsal.Submit(Blueprint(size, "1")));
        rehearsal.Until(() => IsSettled(rehearsal, size));
        return rehearsal;
    }

    private static Blueprint Blueprint(int size, string version) => Blueprint(size, Member(version));

    private static Blueprint Blueprint(int size, EntitySpec member) => new("shop", new("shop", "shop", "BasicApplication", [],
    [
        new("web", "web", "DynamicCluster", [new("cluster.initial.size", Constant(size)), new("dynamiccluster.memberspec", new Expression.Specification(member))], []),
    ]));

    private static EntitySpec Member(string version) => new("page", "page", "docker",
    [
        new("docker.image.name", new Expression.Constant(Value.Of("busybox"))), new("docker.image.tag", new Expression.Constant(Value.Of("1.35"))),
        new("docker.container.environment", new Expression.Fields(
        [
            new("VERSION", new Expression.Constant(Value.Of(version))),
            new("NUMBER", new Expression.Config(EntityReference.Self, new Expression.Constant(Value.Of("cluster.member.id")))),
        ])),
    ], []);

    private static Expression.Constant Constant(int number) => new(Value.Of(number));

    private static Expression.AttributeWhenReady Of(string leading, string sensor) => new(
        new(ReferenceScope.This) { Start = new Expression.AttributeWhenReady(new(ReferenceScope.Global, "web"), new Expression.Constant(Value.Of(leading))) },
        new Expression.Constant(Value.Of(sensor)));

    private static string Config(Rehearsal rehearsal, EntityId entity, string key) =>
        Assert.IsType<Answer<ValueList<ConfigEntry>>.Done>(rehearsal.Ask(plane => plane.ConfigAsync(entity, CancellationToken.None))).Value.Single(entry => entry.Key == key).Value.Display;

    private static string Refusal(Answer<Accepted> answer) => Assert.IsType<Answer<Accepted>.Refused>(answer).Message;

    private static EntityStatus Cluster(Rehearsal rehearsal) => rehearsal.Application("shop").Entities.First(entity => entity.Type == "DynamicCluster");

    private static IEnumerable<EntityStatus> Members(Rehearsal rehearsal) => rehearsal.Application("shop").Entities.Where(entity => entity.Parent == Cluster(rehearsal).Id);

    private static IEnumerable<string> Containers(Rehearsal rehearsal) => rehearsal.Engines
        .SelectMany(engine => engine.Containers).Where(container => container.Labels.ContainsKey(Labels.Plane)).Select(container => container.Name).Order(StringComparer.Ordinal);
}
