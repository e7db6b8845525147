using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Groups;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Library.Tests.Groups;

public sealed class DynamicClusterTests
{
    [Fact]
    public void Makes_as_many_members_as_it_is_told_and_is_up_once_all_are()
    {
        var cluster = new Rehearsed(3);
        var starting = cluster.Settle();
        Assert.Equal([0, 1, 2], cluster.Members);
        Assert.Null(starting.IsUp);
        Assert.Equal("nginx-0, nginx-1, nginx-2", starting.Waiting);
        Assert.Null(cluster.Up(0, 1).IsUp);

        var running = cluster.Up();

        Assert.True(running.IsUp);
        Assert.Null(running.Waiting);
        Assert.Equal(Value.Of(3), running.Sensors[GroupSensors.Count.Name]);
        Assert.Equal(Value.Of("m0"), running.Sensors[GroupSensors.First.Name]);
        Assert.Equal("[m0, m1, m2]", running.Sensors[GroupSensors.Members.Name].Display);
        Assert.Equal(Value.Of(true), running.Sensors[GroupSensors.AllUp.Name]);
    }

    [Fact]
    public void Each_member_knows_its_number() =>
        Assert.All(Numbered(new Rehearsed(2)), pair => Assert.Equal(new Expression.Constant(Value.Of(pair.Number)), pair.Config));

    [Fact]
    public void Without_members_it_is_up_if_none_are_wanted() => Assert.True(new Rehearsed(0).Settle().IsUp);

    [Fact]
    public void Without_a_specification_it_says_what_is_missing() =>
        Assert.Contains("memberSpec", new Rehearsed(1, hasSpec: false).Settle().Problems["dynamiccluster.memberspec"], StringComparison.Ordinal);

    [Fact]
    public void The_first_member_may_be_another_thing_and_so_is_its_successor()
    {
        var cluster = new Rehearsed(2);
        cluster.Entity.Specifications[DynamicClusterDeclaration.FirstMemberSpec.Name] = new(null, "leader", "docker", [], []);
        cluster.UpAll();
        Assert.Equal(["leader", "nginx"], cluster.Members.Select(number => cluster.SpecOf(number)!.Name));

        cluster.Tell("resize", [new("desiredSize", "0")]);
        cluster.UpAll();
        cluster.Tell("resize", [new("desiredSize", "2")]);
        cluster.UpAll();

        Assert.Equal(["leader", "nginx"], cluster.Members.Select(number => cluster.SpecOf(number)!.Name));
        Assert.Equal([2, 3], cluster.Members);
    }

    [Fact]
    public void Grows_with_new_numbers_and_shrinks_from_the_newest()
    {
        var cluster = new Rehearsed(3);
        cluster.UpAll();

        cluster.Tell("resize", [new("desiredSize", "5")]);
        cluster.UpAll();
        Assert.Equal([0, 1, 2, 3, 4], cluster.Members);
        cluster.Tell("resizeByDelta", [new("delta", "-3")]);
        cluster.UpAll();
        Assert.Equal([0, 1], cluster.Members);
        cluster.Tell("resizeByDelta", [new("delta", "1")]);
        cluster.UpAll();

        Assert.Equal([0, 1, 5], cluster.Members);
        Assert.Equal(cluster.Made.Distinct(), cluster.Made);
    }

    [Fact]
    public void Those_that_are_not_well_go_first()
    {
        var cluster = new Rehearsed(4);
        cluster.UpAll();
        cluster.Become(Lifecycle.Running);
        cluster.Entity.With(DynamicClusterDeclaration.InitialSize, Value.Of(4));
        cluster.Burn(1);

        cluster.Tell("resize", [new("desiredSize", "2")]);
        cluster.Settle();

        Assert.Equal([0, 2], cluster.Members);
    }

    [Fact]
    public void A_size_that_it_was_told_counts_until_the_blueprint_says_another()
    {
        var cluster = new Rehearsed(2);
        cluster.UpAll();
        cluster.Tell("resize", [new("desiredSize", "4")]);
        cluster.UpAll();
        Assert.Equal(4, cluster.Members.Count());

        cluster.Entity.With(DynamicClusterDeclaration.InitialSize, Value.Of(3));
        cluster.UpAll();

        Assert.Equal(3, cluster.Members.Count());
    }

    [Fact]
    public void It_has_no_more_members_than_it_may()
    {
        var cluster = new Rehearsed(2);
        cluster.Entity.With(DynamicClusterDeclaration.MaxSize, Value.Of(3));
        cluster.UpAll();
        Assert.Equal("resized to 3, the most that it may have, instead of 9", Assert.IsType<Effect.Remembers>(cluster.Tell("resize", [new("desiredSize", "9")])).Told);
        cluster.UpAll();
        Assert.Equal(3, cluster.Members.Count());

        Assert.Equal("It has the most members that it may have, 3.", Assert.IsType<Effect.Refused>(cluster.Tell("resizeByDelta", [new("delta", "1")])).Reason);
    }

    [Fact]
    public void A_member_is_replaced_once_its_successor_is_up()
    {
        var cluster = new Rehearsed(3);
        cluster.UpAll();

        cluster.Tell("replaceMember", [new("memberId", "1")]);
        cluster.Settle();
        Assert.Equal([0, 1, 2, 3], cluster.Members);
        Assert.Equal("nginx-1 is being replaced already.", Assert.IsType<Effect.Refused>(cluster.Tell("replaceMember", [new("memberId", "nginx-1")])).Reason);
        cluster.Up(3);

        Assert.Equal([0, 2, 3], cluster.Members);
        Assert.Equal("It has no member \"9\". Members are: nginx-0, nginx-2, nginx-3.", Assert.IsType<Effect.Refused>(cluster.Tell("replaceMember", [new("memberId", "9")])).Reason);
    }

    [Fact]
    public void A_member_whose_successor_cannot_be_started_stays()
    {
        var cluster = new Rehearsed(2);
        cluster.UpAll();

        cluster.Tell("replaceMember", [new("memberId", "m0")]);
        cluster.Settle();
        var next = cluster.Burn(2);

        Assert.Equal([0, 1, 2], cluster.Members);
        Assert.Equal("[m2]", next.Sensors[GroupSensors.Quarantined.Name].Display);
        Assert.Equal(Value.Of(2), next.Sensors[GroupSensors.Count.Name]);
        Assert.Empty(next.Problems);
    }

    [Fact]
    public void Shrinking_while_a_member_is_replaced_ends_at_the_size()
    {
        var cluster = new Rehearsed(3);
        cluster.UpAll();

        cluster.Tell("replaceMember", [new("memberId", "0")]);
        cluster.Settle();
        cluster.Tell("resize", [new("desiredSize", "2")]);
        cluster.UpAll();

        Assert.Equal(2, cluster.Members.Count());
    }

    [Fact]
    public void What_cannot_be_started_is_kept_aside_and_not_tried_again_and_again()
    {
        var cluster = new Rehearsed(3);
        cluster.Settle();
        cluster.Up(0, 1);

        var next = cluster.Burn(2);

        Assert.Equal([0, 1, 2], cluster.Members);
        Assert.Equal(Value.Of(2), next.Sensors[GroupSensors.Count.Name]);
        Assert.Equal("it should have 3 members, and 1 could not be started", next.Problems["size"]);
        Assert.Equal([0, 1, 2], cluster.Made);
    }

    [Fact]
    public void With_a_quorum_it_is_content_with_fewer()
    {
        var cluster = new Rehearsed(3);
        cluster.Entity.With(DynamicClusterDeclaration.InitialQuorum, Value.Of(2));
        cluster.Settle();
        cluster.Up(0, 1);

        Assert.Empty(cluster.Burn(2).Problems);
    }

    [Fact]
    public void One_that_comes_up_after_all_joins()
    {
        var cluster = new Rehearsed(2);
        cluster.Settle();
        cluster.Up(0);
        cluster.Burn(1);

        var next = cluster.Up(1);

        Assert.Equal(Value.Of(2), next.Sensors[GroupSensors.Count.Name]);
        Assert.Empty(next.Problems);
        Assert.DoesNotContain(GroupSensors.Quarantined.Name, next.Sensors.Keys);
    }

    [Fact]
    public void Resizing_tries_again_and_what_is_aside_can_be_removed()
    {
        var cluster = new Rehearsed(2);
        cluster.Settle();
        cluster.Up(0);
        cluster.Burn(1);

        cluster.Tell("resize", [new("desiredSize", "2")]);
        cluster.Settle();
        Assert.Equal([0, 1, 2], cluster.Members);
        cluster.Up(2);
        cluster.Tell("expungeMembers");
        cluster.Settle();

        Assert.Equal([0, 2], cluster.Members);
    }

    [Fact]
    public void Without_quarantine_what_cannot_be_started_goes()
    {
        var cluster = new Rehearsed(2);
        cluster.Entity.With(DynamicClusterDeclaration.Quarantine, Value.Of(false));
        cluster.Settle();
        cluster.Up(0);

        cluster.Burn(1);

        Assert.Equal([0], cluster.Members);
        Assert.Equal([0, 1], cluster.Made);
    }

    [Fact]
    public void A_member_that_burns_later_is_no_failed_start()
    {
        var cluster = new Rehearsed(2);
        cluster.UpAll();

        var next = cluster.Burn(0);

        Assert.Equal("nginx-0 is on fire", next.Problems["nginx-0"]);
        Assert.Equal(Value.Of(2), next.Sensors[GroupSensors.Count.Name]);
    }

    [Fact]
    public void A_new_specification_reaches_one_member_after_the_other()
    {
        var cluster = new Rehearsed(3);
        cluster.UpAll();
        cluster.Spec = cluster.Spec with { Config = [new("docker.image.name", new Expression.Constant(Value.Of("httpd")))] };
        bool IsNew(int number) => cluster.SpecOf(number)!.Config.ContainsKey("docker.image.name");

        cluster.Settle();
        Assert.Equal([true, false, false], cluster.Members.Select(IsNew));
        cluster.Up(0);
        Assert.Equal([true, true, false], cluster.Members.Select(IsNew));
        cluster.Up(1);
        Assert.Equal([true, true, true], cluster.Members.Select(IsNew));
    }

    [Fact]
    public void A_new_specification_that_does_not_come_up_goes_no_further()
    {
        var cluster = new Rehearsed(3);
        cluster.UpAll();
        cluster.Spec = cluster.Spec with { Config = [new("docker.image.name", new Expression.Constant(Value.Of("nonsense")))] };
        cluster.Settle();

        cluster.Burn(0);
        cluster.Up(1, 2);

        Assert.Equal([true, false, false], cluster.Members.Select(number => cluster.SpecOf(number)!.Config.ContainsKey("docker.image.name")));
        Assert.Equal([0, 1, 2], cluster.Members);
    }

    [Fact]
    public void A_new_type_replaces_one_member_after_the_other()
    {
        var cluster = new Rehearsed(2);
        cluster.UpAll();
        cluster.Spec = cluster.Spec with { Type = "BasicEntity" };

        cluster.Settle();
        Assert.Equal([0, 1, 2], cluster.Members);
        cluster.Up(2);
        Assert.Equal([1, 2, 3], cluster.Members);
        cluster.Up(3);

        Assert.Equal([2, 3], cluster.Members);
        Assert.All(cluster.Members, number => Assert.Equal("BasicEntity", cluster.SpecOf(number)!.Type));
    }

    [Fact]
    public void The_successor_of_the_first_member_is_made_as_that_was()
    {
        var cluster = new Rehearsed(2);
        cluster.Entity.Specifications[DynamicClusterDeclaration.FirstMemberSpec.Name] = new(null, "leader", "docker", [], []);
        cluster.UpAll();

        cluster.Tell("replaceMember", [new("memberId", "0")]);
        cluster.Settle();
        cluster.Burn(2);
        Assert.Equal(["leader", "nginx", "nginx"], cluster.Members.Select(number => cluster.SpecOf(number)!.Name));
        cluster.Tell("replaceMember", [new("memberId", "0")]);
        cluster.Settle();
        cluster.Up(3);

        Assert.Equal(["nginx", "nginx", "leader"], cluster.Members.Select(number => cluster.SpecOf(number)!.Name));
        Assert.Equal([1, 2, 3], cluster.Members);
    }

    [Fact]
    public void Members_are_kept_while_it_is_stopped()
    {
        var cluster = new Rehearsed(2);
        cluster.UpAll();

        cluster.Become(Lifecycle.Stopping);
        var next = cluster.Settle();

        Assert.Null(next.Members);
        Assert.False(next.IsUp);
        Assert.False(next.IsStopped);
    }

    [Fact]
    public void Nothing_is_made_while_its_latch_is_closed()
    {
        var cluster = new Rehearsed(2);
        cluster.Entity.With(StartKeys.Latch, Value.Of(false));

        var next = cluster.Settle();

        Assert.Empty(cluster.Members);
        Assert.Equal("latch.start to be true", next.Waiting);
    }

    [Fact]
    public void Memory_is_written_and_read_again()
    {
        var memory = new Clocker.Library.Groups.ClusterMemory
        {
            Next = 9,
            Size = 0,
            SizeInsteadOf = 2,
            Failed = 1,
            First = 0,
            Starting = [7, 8],
            Quarantined = [3],
            ToReplace = [4],
            ToRemove = [5],
            Successions = [new(1, 7), new(10, 8)],
        };
        Assert.Equal(memory, Clocker.Library.Groups.ClusterMemory.Read(memory.Write()));
        Assert.Empty(new Clocker.Library.Groups.ClusterMemory().Write());
    }

    [Fact]
    public void Whatever_happens_numbers_are_used_once_and_the_size_is_reached()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var chance = new Random(seed);
            var cluster = new Rehearsed(chance.Next(0, 4));
            for (var i = 0; i < 30; i++)
            {
                var members = cluster.Members.ToList();
                switch (chance.Next(5))
                {
                    case 0:
                        cluster.Tell("resize", [new("desiredSize", $"{chance.Next(0, 6)}")]);
                        break;
                    case 1 when members.Count > 0:
                        cluster.Tell("replaceMember", [new("memberId", $"{members[chance.Next(members.Count)]}")]);
                        break;
                    case 2 when members.Count > 0:
                        cluster.Burn(members[chance.Next(members.Count)]);
                        break;
                    case 3:
                        cluster.Tell("expungeMembers");
                        break;
                    default:
                        cluster.Up([.. members.Where(_ => chance.Next(2) == 0).DefaultIfEmpty(-1)]);
                        break;
                }

                cluster.Settle();
            }

            cluster.Tell("expungeMembers");
            cluster.Tell("resize", [new("desiredSize", "3")]);
            var next = cluster.UpAll();
            Assert.Equal(3, cluster.Members.Count());
            Assert.True(next.IsUp, $"seed {seed}");
            Assert.Equal(cluster.Made.Distinct(), cluster.Made);
        }
    }

    private static IEnumerable<(int Number, Expression Config)> Numbered(Rehearsed cluster)
    {
        cluster.Settle();
        return cluster.Members.Select(number => (number, cluster.SpecOf(number)!.Config[GroupSensors.MemberId.Name]));
    }
}
