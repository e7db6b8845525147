using Clocker.Library.Entities;
using Clocker.Model.Entities;

using Xunit;

namespace Clocker.Library.Tests.Entities;

public sealed class BasicApplicationTests
{
    [Fact]
    public void Is_up_when_all_children_are() =>
        Assert.True(Ask(Lifecycle.Starting, Child(Lifecycle.Running, true), Child(Lifecycle.Running, true)).IsUp);

    [Fact]
    public void Is_up_when_it_is_empty() => Assert.True(Ask(Lifecycle.Starting).IsUp);

    [Fact]
    public void Waits_for_children_and_names_them()
    {
        var next = Ask(Lifecycle.Starting, Child(Lifecycle.Running, true), Child(Lifecycle.Starting, false, "db"));

        Assert.False(next.IsUp);
        Assert.Equal("db", next.Waiting);
        Assert.Equal("db is starting", next.NotUp["db"]);
    }

    [Fact]
    public void Waits_for_a_child_of_which_nobody_knows_yet() =>
        Assert.Equal("db, web", Ask(Lifecycle.Starting, Child(Lifecycle.Starting, false, "db"), Child(Lifecycle.Starting, null, "web")).Waiting);

    [Fact]
    public void Once_it_runs_a_child_that_somebody_stopped_does_not_count() =>
        Assert.True(Ask(Lifecycle.Running, Child(Lifecycle.Stopped, false), Child(Lifecycle.Starting, false, "b")).IsUp);

    [Fact]
    public void A_child_on_fire_is_a_problem()
    {
        var next = Ask(Lifecycle.Running, Child(Lifecycle.OnFire, false, "db"));

        Assert.False(next.IsUp);
        Assert.Equal("db is on fire", next.Problems["db"]);
    }

    [Fact]
    public void Is_stopped_when_all_children_are()
    {
        Assert.False(Ask(Lifecycle.Stopping, Child(Lifecycle.Stopping, false)).IsStopped);
        Assert.True(Ask(Lifecycle.Stopping, Child(Lifecycle.Stopped, false) with { IsStopped = true }).IsStopped);
    }

    private static ChildView Child(Lifecycle state, bool? isUp, string handle = "a") => new(new(handle), handle, handle, state, isUp, false);

    private static Next Ask(Lifecycle expected, params ChildView[] children) =>
        new BasicApplication().Next(new FakeEntity { Expected = expected, Children = children });
}
