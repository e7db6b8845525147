using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>A cloud of a lab that gets a host for what waits, and lets it go when it is empty; as the simulated cloud decides, too.</summary>
[Trait("Kind", "Docker")]
public sealed class GrowthTests(Installation user) : IClassFixture<Installation>
{
    private const string Why = "1 container waited (host host-1: It reserves 300 MiB of memory; 212 MiB of 512 MiB are not reserved.)";

    [Fact]
    public async Task A_host_is_added_for_what_waits_and_goes_when_it_is_empty()
    {
        var (cloud, one, two, three) = ($"grow-{user.Tag}", $"one-{user.Tag}", $"two-{user.Tag}", $"three-{user.Tag}");
        await using var lab = await UserLab.UpAsync(user, cloud, "--hosts", "1", "--max", "3", "--memory", "512m", "--image", "busybox:1.35");
        await lab.CloudAsync(cloud, "--hosts", "1", "--max-hosts", "2", "--remove-empty", "3s");
        await user.DoAsync("up", user.File("one.yaml", Waits(one)), "--location", cloud);


        await user.DoAsync("up", user.File("two.yaml", Waits(two)), "--location", cloud);
        var late = await user.RunAsync("up", user.File("three.yaml", Waits(three)), "--location", cloud, "--timeout", "5s");
        var shown = await user.DoAsync("cloud", "hosts", cloud);
        var there = (await lab.LookAsync()).Hosts.Count;
        await user.DoAsync("down", three);
        await user.DoAsync("down", two);
        await lab.UntilAsync(cloud, hosts => hosts.Count == 1);


        Assert.Contains($"grew: {Why}", shown.Output, StringComparison.Ordinal);
        Assert.Equal(2, there);
        Assert.Contains("the cloud has 2 hosts, as many as it may have", late.Error, StringComparison.Ordinal);
        Assert.Single((await lab.LookAsync()).Hosts);
        var events = (await user.DoAsync("events")).Output;
        Assert.Contains($"{cloud}/host-2 is asked for from location \"lab:{cloud}\": {Why}", events, StringComparison.Ordinal);
        Assert.Contains($"{cloud}/host-2 is to leave the cloud: it has been empty for 3 s, and 1 host is enough for 1 container.", events, StringComparison.Ordinal);
    }

    private static string Waits(string name) => Blueprints.Of(name, Blueprints.Idle("web", "memory: 300m"));
}
