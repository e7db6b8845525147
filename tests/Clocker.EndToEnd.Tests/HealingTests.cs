using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>What others do to containers is noticed and mended, as the restart setting says.</summary>
[Trait("Kind", "Docker")]
public sealed class HealingTests(Installation user) : IClassFixture<Installation>
{
    /// <summary>It takes a tenth of a second on a machine with nothing else to do.</summary>
    private const int NoticedWithinSeconds = 5;

    [Theory]
    [InlineData("removed")]
    [InlineData("stopped")]
    [InlineData("killed")]
    public async Task A_container_that_others_end_runs_again(string what)
    {
        var name = $"{what}-{user.Tag}";
        await user.DoAsync("up", user.File($"{what}.yaml", Blueprints.Pair(name)));
        var before = await LivesAsync(name);
        var web = before.Single(life => life.Name.Contains("web", StringComparison.Ordinal));


        var noticed = user.UntilAsync(name, tree => tree.Entities.Any(entity => entity.Address == $"{name}/web" && entity.State == "ON_FIRE"), NoticedWithinSeconds);
        await (what switch
        {
            "removed" => user.Engine.RemoveAsync(web.Id),
            "stopped" => user.Engine.StopAsync(web.Id),
            _ => user.Engine.KillAsync(web.Id),
        });
        await noticed;
        await user.RunningAsync(name);


        var after = await LivesAsync(name);
        Assert.Equal(before.Count, after.Count);
        Assert.DoesNotContain(web, after);
        Assert.Equal(before.Where(life => life != web), after.Where(life => life.Name.Contains("idle", StringComparison.Ordinal)));
        Assert.Equal(what == "removed", after.All(life => life.Id != web.Id));
    }

    [Fact]
    public async Task A_container_that_others_restart_is_seen_as_it_is_now()
    {
        var name = $"restarted-{user.Tag}";
        await user.DoAsync("up", user.File("restarted.yaml", Blueprints.Pair(name)));
        var web = (await user.Client.EntityAsync($"{name}/web", TestContext.Current.CancellationToken)).Container!;


        await user.Engine.RestartAsync(web.Id!);
        var tree = await user.UntilAsync(
            name, tree => tree.Entities.Any(entity => entity is { State: "RUNNING", IsUp: true, Container: { } now } && now.Id == web.Id && now.StartedAt > web.StartedAt));


        var published = Assert.Single(tree.Entities.Single(entity => entity.Address == $"{name}/web").Container!.Ports).Host;
        Assert.Equal(
            published.ToString(System.Globalization.CultureInfo.InvariantCulture),
            (await user.Engine.LookAsync(web.Id!)).Published(80));
    }

    [Theory]
    [InlineData("restart")]
    [InlineData("start")]
    public async Task What_has_ended_for_good_runs_again_when_it_is_told_to(string effector)
    {
        var name = $"again-{effector}-{user.Tag}";
        await user.DoAsync("up", user.File($"again-{effector}.yaml", Blueprints.Of(name, Blueprints.Idle("job", """restart: "no" """))));
        var before = Assert.Single(await LivesAsync(name));
        await user.Engine.KillAsync(before.Id);
        await user.HappensAsync(name, fact => fact.Kind == "instance.finished/1");


        if (effector == "start")
        {
            await user.DoAsync("stop", $"{name}/job");
        }

        await user.DoAsync(effector, $"{name}/job");


        var after = Assert.Single(await LivesAsync(name));
        Assert.Equal(before.Id, after.Id);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task A_container_that_is_not_to_be_restarted_is_left_alone()
    {
        var name = $"left-{user.Tag}";
        await user.DoAsync("up", user.File("left.yaml", Blueprints.Of(name, Blueprints.Idle("job", """restart: "no" """), Blueprints.Idle("other"))));
        var lives = await LivesAsync(name);


        await user.Engine.KillAsync(lives.Single(life => life.Name.Contains("job", StringComparison.Ordinal)).Id);
        await user.UntilAsync(name, tree => tree.Entities.Any(entity => entity.Address == $"{name}/job" && entity.Container?.State == "stopped"));
        // When the other one, killed later, runs again, the first one would have been started too.
        await user.Engine.KillAsync(lives.Single(life => life.Name.Contains("other", StringComparison.Ordinal)).Id);
        await user.HappensAsync(name, fact => fact is { Kind: "instance.mended/1" } && fact.Entity == $"{name}/other");
        await user.UntilAsync(name, tree => tree.Entities.Any(entity => entity.Address == $"{name}/other" && entity is { State: "RUNNING", IsUp: true }));


        var job = (await user.Engine.ContainersAsync(await user.PlaneAsync(), name)).Single(one => one.Entity == "job");
        Assert.Equal("exited", job.Status);
        Assert.DoesNotContain("RUNNING", (await user.Client.EntityAsync($"{name}/job", TestContext.Current.CancellationToken)).State, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<Life>> LivesAsync(string name) =>
        [.. (await user.Engine.ContainersAsync(await user.PlaneAsync(), name)).Select(one => one.Life)];
}
