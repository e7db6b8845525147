using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>Ctrl-C during <c>up</c>: once stops waiting, twice restores what was there before.</summary>
[Trait("Kind", "Docker")]
public sealed class InterruptTests(Installation user) : IClassFixture<Installation>
{
    private const string NeverReady = """healthcheck: { test: "test -e /ready", interval: 1s }""";

    [Fact]
    public async Task Once_stops_waiting_and_says_what_goes_on()
    {
        var name = $"once-{user.Tag}";


        using var up = user.Start("up", user.File("once.yaml", Blueprints.Of(name, Blueprints.Idle("a", NeverReady))));
        await up.PrintsAsync($"{name}/a STARTING (running)");
        up.PressControlC();
        var ended = await up.EndAsync();
        await user.DoAsync("exec", $"{name}/a", "--", "touch", "/ready");
        await user.RunningAsync(name);


        Assert.Equal(1, ended.ExitCode);
        Assert.Contains($"clocker down {name}", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twice_removes_what_is_new_but_not_volumes_that_were_there()
    {
        var name = $"twice-{user.Tag}";
        var first = user.File("twice.yaml", Blueprints.Of(name, Blueprints.Idle("a", """volumes: [ "data:/data" ]""")));
        await user.DoAsync("up", first);
        await user.DoAsync("down", name);
        var plane = await user.PlaneAsync();


        user.File("twice.yaml", Blueprints.Of(name, Blueprints.Idle("a", $$"""
            volumes: [ "data:/data" ]
              {{NeverReady}}
            """)));
        var ended = await InterruptTwiceAsync(first, name);
        await user.GoneAsync(name);


        Assert.Equal(1, ended.ExitCode);
        Assert.Empty(await user.Engine.ContainersAsync(plane, name));
        Assert.Empty(await user.Engine.NetworksAsync(plane, name));
        Assert.Single(await user.Engine.VolumesAsync(plane, name));
    }

    [Fact]
    public async Task Twice_brings_the_earlier_blueprint_back()
    {
        var name = $"back-{user.Tag}";
        var blueprint = user.File("back.yaml", Blueprints.Of(name, Blueprints.Idle("a"), Blueprints.Idle("b")));
        await user.DoAsync("up", blueprint);
        var plane = await user.PlaneAsync();
        var before = (await user.Engine.ContainersAsync(plane, name)).Select(one => one.Life).ToList();


        user.File("back.yaml", Blueprints.Of(name, Blueprints.Idle("a", NeverReady), Blueprints.Idle("b")));
        var ended = await InterruptTwiceAsync(blueprint, name);
        await user.RunningAsync(name);


        Assert.Equal(1, ended.ExitCode);
        var after = await user.Engine.ContainersAsync(plane, name);
        Assert.Equal(2, after.Count);
        Assert.All(after, container => Assert.False(container.HasCheck));
        Assert.Contains(before.Single(life => life.Name.Contains("-b-", StringComparison.Ordinal)), after.Select(one => one.Life));
    }

    private async Task<Ended> InterruptTwiceAsync(string blueprint, string name)
    {
        using var up = user.Start("up", blueprint);
        await up.PrintsAsync($"{name}/a STARTING (running)");
        up.PressControlC();
        await up.PrintsAsync("Not waiting any more.");
        up.PressControlC();
        return await up.EndAsync();
    }
}
