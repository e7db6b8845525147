using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>A server that is killed at any moment comes back to what was asked for: no duplicate, no orphan, no needless restart.</summary>
[Trait("Kind", "Docker")]
public sealed class KilledServerTests : IAsyncLifetime
{
    private readonly Installation _user = new();

    public ValueTask InitializeAsync() => _user.InitializeAsync();

    public ValueTask DisposeAsync() => _user.DisposeAsync();

    [Theory]
    [InlineData("application.deployed/1")]
    [InlineData("claim.wanted/1")]
    [InlineData("instance.assigned/1")]
    [InlineData("instance.launched/1")]
    [InlineData("entity.expected/1")]
    public async Task Killed_during_up_it_converges(string moment)
    {
        var (bystander, name) = ($"by-{_user.Tag}", $"up-{_user.Tag}");
        await _user.DoAsync("up", _user.File("by.yaml", Blueprints.Pair(bystander)));
        var plane = await _user.PlaneAsync();
        var before = (await _user.Engine.ContainersAsync(plane, bystander)).Select(one => one.Life).ToList();
        var blueprint = _user.File("up.yaml", Blueprints.Of(
            name,
            Blueprints.Idle("a", """volumes: [ "data:/data" ]"""),
            Blueprints.Idle("b", """latch.start: $brooklyn:component("a").attributeWhenReady("service.isUp")"""),
            Blueprints.Idle("c")));


        using (var up = _user.Start("up", blueprint))
        {
            await _user.HappensAsync(name, fact => fact.Kind == moment);
            await _user.KillServerAsync();
            // Unless it was done before, it says that nobody answers.
            var ended = await up.EndAsync();
            Assert.True(ended.ExitCode is 0 or 4, ended.ToString());
        }

        await _user.DoAsync("plan", blueprint);
        await _user.RunningAsync(name);
        var again = await _user.DoAsync("up", blueprint);


        Assert.Contains("nothing to do", again.Output, StringComparison.Ordinal);
        Assert.Equal(before, (await _user.Engine.ContainersAsync(plane, bystander)).Select(one => one.Life));
        var made = await _user.Engine.ContainersAsync(plane, name);
        Assert.Equal(["a", "b", "c"], made.Select(one => one.Entity).Order(StringComparer.Ordinal));
        Assert.All(made, one => Assert.Equal("running", one.Status));
        Assert.Single(await _user.Engine.NetworksAsync(plane, name));
        Assert.Single(await _user.Engine.VolumesAsync(plane, name));
    }

    [Theory]
    [InlineData("application.going/1")]
    [InlineData("instance.retired/1")]
    [InlineData("instance.removed/1")]
    public async Task Killed_during_down_it_goes_on_removing(string moment)
    {
        var (bystander, name) = ($"by-{_user.Tag}", $"down-{_user.Tag}");
        var stays = _user.File("by.yaml", Blueprints.Of(bystander, Blueprints.Idle("a")));
        await _user.DoAsync("up", stays);
        await _user.DoAsync("up", _user.File("down.yaml", Blueprints.Of(name, Blueprints.Idle("a"), Blueprints.Idle("b"))));
        var plane = await _user.PlaneAsync();
        var before = (await _user.Engine.ContainersAsync(plane, bystander)).Select(one => one.Life).ToList();


        using (var down = _user.Start("down", name))
        {
            await _user.HappensAsync(name, fact => fact.Kind == moment);
            await _user.KillServerAsync();
            var ended = await down.EndAsync();
            Assert.True(ended.ExitCode is 0 or 4, ended.ToString());
        }

        await _user.DoAsync("plan", stays);
        await _user.GoneAsync(name);


        Assert.Empty(await _user.Engine.ContainersAsync(plane, name));
        Assert.Empty(await _user.Engine.NetworksAsync(plane, name));
        Assert.Equal(before, (await _user.Engine.ContainersAsync(plane, bystander)).Select(one => one.Life));
    }

    [Fact]
    public async Task What_happens_while_no_server_runs_is_mended_by_the_next()
    {
        var name = $"gap-{_user.Tag}";
        var blueprint = _user.File("gap.yaml", Blueprints.Pair(name));
        await _user.DoAsync("up", blueprint);
        var plane = await _user.PlaneAsync();
        var before = await _user.Engine.ContainersAsync(plane, name);


        await _user.KillServerAsync();
        await _user.Engine.RemoveAsync(before.Single(one => one.Entity == "web").Id);
        await _user.DoAsync("plan", blueprint);
        await _user.RunningAsync(name);


        var after = await _user.Engine.ContainersAsync(plane, name);
        Assert.Equal(2, after.Count);
        Assert.Equal(
            before.Select(one => one.Life).Single(life => life.Name.Contains("idle", StringComparison.Ordinal)),
            after.Select(one => one.Life).Single(life => life.Name.Contains("idle", StringComparison.Ordinal)));
    }
}
