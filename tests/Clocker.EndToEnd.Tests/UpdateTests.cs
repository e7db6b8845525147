using System.Text.Json;

using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary><c>plan</c> says what <c>up</c> does, and that touches only what changed; <c>down</c> leaves nothing but volumes.</summary>
[Trait("Kind", "Docker")]
public sealed class UpdateTests(Installation user) : IClassFixture<Installation>
{
    [Fact]
    public async Task Only_what_changed_is_made_anew()
    {
        var name = $"update-{user.Tag}";
        string First() => Blueprints.Of(name, Blueprints.Idle("keeps"), Blueprints.Idle("changes", "env: { COLOUR: red }"), Blueprints.Idle("goes"));
        string Second() => Blueprints.Of(name, Blueprints.Idle("keeps"), Blueprints.Idle("changes", "env: { COLOUR: blue }"), Blueprints.Idle("comes"));
        var blueprint = user.File("update.yaml", First());
        await user.DoAsync("up", blueprint);
        var before = await LivesAsync(name);


        user.File("update.yaml", Second());
        var plan = JsonDocument.Parse((await user.DoAsync("plan", blueprint, "--json", "--keep")).Output).RootElement.GetProperty("steps").EnumerateArray()
            .ToDictionary(step => step.GetProperty("entity").GetString()!, step => (step.GetProperty("action").GetString(), step.GetProperty("reason").GetString()!));
        await user.DoAsync("up", blueprint);
        var after = await LivesAsync(name);
        var colour = await user.DoAsync("exec", $"{name}/changes", "--", "sh", "-c", "echo $COLOUR");


        Assert.Equal("keep", plan[$"{name}/keeps"].Item1);
        Assert.Equal("recreate", plan[$"{name}/changes"].Item1);
        Assert.Contains("COLOUR", plan[$"{name}/changes"].Item2, StringComparison.Ordinal);
        Assert.Equal("create", plan[$"{name}/comes"].Item1);
        Assert.Equal("remove", plan[$"{name}/goes"].Item1);
        Assert.Equal(["changes", "comes", "keeps"], after.Keys);
        Assert.Equal(before["keeps"], after["keeps"]);
        Assert.NotEqual(before["changes"].Id, after["changes"].Id);
        Assert.Equal("blue\n", colour.Output);
        Assert.Equal("""{"steps":[]}""", string.Concat((await user.DoAsync("plan", blueprint, "--json")).Output.Split(' ', '\n')));
    }

    [Fact]
    public async Task Stop_start_and_restart_do_that_and_no_more()
    {
        var name = $"effect-{user.Tag}";
        await user.DoAsync("up", user.File("effect.yaml", Blueprints.Of(name, Blueprints.Idle("a"), Blueprints.Idle("b"))));
        var before = await LivesAsync(name);


        await user.DoAsync("stop", $"{name}/a");
        var stopped = (await user.Engine.LookAsync(before["a"].Id)).Status;
        await user.DoAsync("start", $"{name}/a");
        var started = await LivesAsync(name);
        await user.DoAsync("restart", $"{name}/a");
        var restarted = await LivesAsync(name);


        Assert.Equal("exited", stopped);
        Assert.Equal(before["b"], restarted["b"]);
        Assert.Equal((before["a"].Id, before["a"].Id), (started["a"].Id, restarted["a"].Id));
        Assert.Equal(3, new[] { before["a"], started["a"], restarted["a"] }.Distinct().Count());
    }

    [Fact]
    public async Task Down_leaves_nothing_but_volumes_and_with_volumes_nothing()
    {
        var name = $"down-{user.Tag}";
        var blueprint = user.File("down.yaml", Blueprints.Of(name, Blueprints.Idle("a", """volumes: [ "data:/data" ]""")));
        await user.DoAsync("up", blueprint);
        var plane = await user.PlaneAsync();
        await user.DoAsync("exec", $"{name}/a", "--", "sh", "-c", "echo kept > /data/note");


        await user.DoAsync("down", name);
        var (containers, networks, volumes) = (await user.Engine.ContainersAsync(plane, name), await user.Engine.NetworksAsync(plane, name), await user.Engine.VolumesAsync(plane, name));
        await user.DoAsync("up", blueprint);
        var note = await user.DoAsync("exec", $"{name}/a", "--", "cat", "/data/note");
        await user.DoAsync("down", name, "--volumes");


        Assert.Empty(containers);
        Assert.Empty(networks);
        Assert.Single(volumes);
        Assert.Equal("kept\n", note.Output);
        Assert.Empty(await user.Engine.ContainersAsync(plane, name));
        Assert.Empty(await user.Engine.NetworksAsync(plane, name));
        Assert.Empty(await user.Engine.VolumesAsync(plane, name));
    }

    private async Task<SortedDictionary<string, Life>> LivesAsync(string name)
    {
        var lives = new SortedDictionary<string, Life>(StringComparer.Ordinal);
        foreach (var container in await user.Engine.ContainersAsync(await user.PlaneAsync(), name))
        {
            lives[container.Entity] = container.Life;
        }

        return lives;
    }
}
