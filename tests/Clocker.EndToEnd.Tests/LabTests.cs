using Clocker.Client.Labs;

using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>A whole Docker cloud on this machine, and what becomes of what runs on it.</summary>
[Trait("Kind", "Docker")]
public sealed class LabTests(Installation user) : IClassFixture<Installation>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Name => $"e2e-{user.Tag}";

    [Fact]
    public async Task A_lab_has_engines_with_limits_that_lose_and_regain_power_and_leaves_nothing()
    {
        await user.DoAsync("lab", "up", "--name", Name, "--hosts", "2", "--memory", "512m", "--cpus", "1", "--label", "host-1:ssd=true", "--image", "busybox:1.35");
        var again = await user.DoAsync("lab", "up", "--name", Name);
        var lab = Assert.Single(await user.Client.LabsAsync(Cancellation), lab => lab.Name == Name);
        await DockerAsync(lab, 0, 0, "run", "-d", "--name", "stays", "--restart", "unless-stopped", "busybox:1.35", "sleep", "600");
        var greedy = await DockerAsync(lab, 1, null, "run", "--rm", "busybox:1.35", "dd", "if=/dev/zero", "of=/dev/null", "bs=700M", "count=1");
        var (info, _) = await DockerAsync(lab, 0, 0, "info", "--format", "{{.Name}} {{.Labels}}");


        await user.DoAsync("lab", "kill", "host-1", "--name", Name);
        var dead = Assert.Single(await user.Client.LabsAsync(Cancellation), one => one.Name == Name);
        var off = await user.DoAsync("lab", "ls");
        await user.DoAsync("lab", "start", "host-1", "--name", Name);
        var (back, _) = await DockerAsync(lab, 0, 0, "ps", "--format", "{{.Names}} {{.State}}");


        var down = await user.DoAsync("lab", "down", "--name", Name);
        await user.DoAsync("lab", "down", "--name", Name);


        Assert.Contains("2 hosts", again.Output, StringComparison.Ordinal);
        Assert.Equal(["host-1", "host-2"], lab.Hosts.Select(host => host.Name));
        Assert.Contains("host-1 [ssd=true]", info, StringComparison.Ordinal);
        Assert.Equal(137, greedy.ExitCode);
        Assert.Equal([false, true], dead.Hosts.Select(host => host.IsRunning));
        Assert.Contains("off", off.Output, StringComparison.Ordinal);
        Assert.Equal("stays running\n", back);
        Assert.Contains("is gone", down.Output, StringComparison.Ordinal);
        Assert.Empty(await user.Engine.LabAsync(Name));
        Assert.False(Directory.Exists(user.Data.In($"labs/{Name}")));
    }

    [Fact]
    public async Task Control_C_stops_waiting_and_what_goes_on_can_be_taken_back()
    {
        var name = $"{Name}-c";
        using var up = user.Start("lab", "up", "--name", name, "--hosts", "2");
        await up.PrintsAsync("has a network");
        up.PressControlC();
        var ended = await up.EndAsync();
        var again = await user.DoAsync("lab", "up", "--name", name, "--hosts", "2");
        await user.DoAsync("lab", "down", "--name", name);


        Assert.Equal(1, ended.ExitCode);
        Assert.Contains($"clocker lab down --name {name}", ended.Error, StringComparison.Ordinal);
        Assert.Contains("is up: 2 hosts", again.Output, StringComparison.Ordinal);
        Assert.Empty(await user.Engine.LabAsync(name));
        Assert.False(Directory.Exists(user.Data.In($"labs/{name}")));
    }

    private static async Task<(string Output, int ExitCode)> DockerAsync(LabAnswer lab, int host, int? exitCode, params string[] arguments)
    {
        var ended = await UserLab.DockerAsync(lab, lab.Hosts[host], arguments);
        Assert.True(exitCode is null || ended.ExitCode == exitCode, ended.ToString());
        return (ended.Output, ended.ExitCode);
    }
}
