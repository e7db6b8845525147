using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>What is not Clocker's own is named where it is in the way, and never touched.</summary>
[Trait("Kind", "Docker")]
public sealed class StrangerTests(Installation user) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_port_that_a_stranger_holds_fails_the_start_and_names_the_stranger()
    {
        var (name, port) = ($"port-{user.Tag}", FreePort());
        var stranger = await user.Engine.StrangerAsync($"{name}-stranger", port);
        var blueprint = user.File("port.yaml", $$"""
            id: {{name}}
            services:
            - type: docker:nginx:1.22
              id: web
              portBindings: { {{port}}: 80 }
            """);


        var refused = await user.RunAsync("up", blueprint, "--timeout", "60s");
        await user.Engine.RemoveAsync(stranger);
        await user.RunningAsync(name);


        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"\"{name}-stranger\"", refused.Error, StringComparison.Ordinal);
        Assert.Contains($"port {port}", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_a_stranger_holds_is_left_to_it()
    {
        var name = $"name-{user.Tag}";
        var stranger = (await user.Engine.LookAsync(await user.Engine.StrangerAsync($"{name}-a-1"))).Life;


        await user.DoAsync("up", user.File("name.yaml", Blueprints.Of(name, Blueprints.Idle("a"))));
        var renamed = await user.HappensAsync(name, fact => fact.Kind == "instance.renamed/1");
        var container = Assert.Single(await user.Engine.ContainersAsync(await user.PlaneAsync(), name));
        await user.DoAsync("down", name);


        Assert.Contains(stranger.Id[..12], renamed.Text, StringComparison.Ordinal);
        Assert.Equal($"{name}-a-1-2", container.Name);
        Assert.Equal(stranger, (await user.Engine.LookAsync(stranger.Id)).Life);
    }

    [Fact]
    public async Task Two_servers_on_one_engine_do_not_see_each_others_things()
    {
        var name = $"two-{user.Tag}";
        var blueprint = user.File("two.yaml", Blueprints.Pair(name));
        var neighbour = new Installation();
        await using var _ = neighbour;


        await Task.WhenAll(user.DoAsync("up", blueprint), neighbour.DoAsync("up", blueprint));
        var before = (await user.Engine.ContainersAsync(await user.PlaneAsync(), name)).Select(one => one.Life).ToList();
        var theirs = await neighbour.PlaneAsync();
        await neighbour.DoAsync("down", name, "--volumes");


        Assert.NotEqual(await user.PlaneAsync(), theirs);
        Assert.Empty(await user.Engine.ContainersAsync(theirs));
        Assert.Empty(await user.Engine.NetworksAsync(theirs));
        Assert.Equal(2, before.Count);
        Assert.Equal(before, (await user.Engine.ContainersAsync(await user.PlaneAsync(), name)).Select(one => one.Life));
        Assert.Contains(name, (await user.DoAsync("ps")).Output, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
