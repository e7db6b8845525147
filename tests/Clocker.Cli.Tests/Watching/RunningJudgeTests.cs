using Clocker.Cli.Watching;
using Clocker.Client.Applications;
using Clocker.Client.Entities;

using Microsoft.Extensions.Time.Testing;

using Xunit;

namespace Clocker.Cli.Tests.Watching;

public sealed class RunningJudgeTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void All_running_is_reached()
    {
        Assert.IsType<Ending.Reached>(new RunningJudge(_clock).Judge(Tree("RUNNING", Web("RUNNING"))));
    }

    [Theory]
    [InlineData("STARTING", "RUNNING")]
    [InlineData("RUNNING", "STARTING")]
    [InlineData("ON_FIRE", "ON_FIRE")]
    public void Anything_else_goes_on(string root, string web)
    {
        Assert.Null(new RunningJudge(_clock).Judge(Tree(root, Web(web))));
    }

    [Fact]
    public void What_nobody_has_looked_at_since_the_server_started_is_not_believed()
    {
        Assert.Null(new RunningJudge(_clock).Judge(Tree("RUNNING", Web("RUNNING") with { IsUp = null })));
    }

    [Fact]
    public void What_was_stopped_is_not_waited_for()
    {
        Assert.IsType<Ending.Reached>(new RunningJudge(_clock).Judge(Tree("RUNNING", Web("STOPPED"))));
    }

    [Fact]
    public void A_leaf_is_blamed_and_never_the_application_that_suffers_from_it()
    {
        var tree = Tree("ON_FIRE", Web("ON_FIRE") with { HasFailed = true });
        var suffering = tree with { Entities = [tree.Entities[0] with { HasFailed = true }, Web("STARTING")] };


        Assert.Equal("web", Assert.IsType<Ending.Failed>(new RunningJudge(_clock).Judge(tree)).Entity?.Id);
        Assert.Null(new RunningJudge(_clock).Judge(suffering));
    }

    [Fact]
    public void A_container_that_ended_is_believed_once_it_has_run_for_a_while()
    {
        var judge = new RunningJudge(_clock);
        Assert.Null(judge.Judge(Tree("STARTING", Web("STARTING", "restarting"))));
        Assert.Null(judge.Judge(Tree("RUNNING", Web("RUNNING", "running"))));


        _clock.Advance(TimeSpan.FromSeconds(10));


        Assert.IsType<Ending.Reached>(judge.Judge(Tree("RUNNING", Web("RUNNING", "running"))));
    }

    [Fact]
    public void A_container_that_ends_again_and_again_has_failed()
    {
        var judge = new RunningJudge(_clock);
        for (var i = 1; i < 5; i++)
        {
            Assert.Null(judge.Judge(Tree("STARTING", Web("STARTING", "restarting"))));
            Assert.Null(judge.Judge(Tree("STARTING", Web("STARTING", "restarting"))));
            Assert.Null(judge.Judge(Tree("RUNNING", Web("RUNNING", "running"))));
        }


        Assert.IsType<Ending.Failed>(judge.Judge(Tree("STARTING", Web("STARTING", "restarting"))));
    }

    private static ApplicationTree Tree(string state, EntityAnswer below) => new()
    {
        Id = "app",
        Name = "app",
        Location = "local",
        Origin = "/b/app.yaml",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Entities = [Entity("app", null, state), below],
    };

    private static EntityAnswer Web(string state, string? container = null) => Entity("web", "app", state) with
    {
        Container = container is null ? null : new ContainerAnswer { Name = "c", Incarnation = 1, HostId = "h", Host = "h", HostAddress = "a", State = container },
    };

    private static EntityAnswer Entity(string id, string? parent, string state) => new()
    {
        Id = id,
        Parent = parent,
        Name = id,
        Address = parent is null ? id : $"{parent}/{id}",
        Type = "t",
        State = state,
        IsUp = state == "RUNNING" ? true : null,
        Since = DateTimeOffset.UnixEpoch,
    };
}
