using Clocker.Client.Deploying;
using Clocker.Client.Entities;

using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>Placement on real engines: limits that many deployments at once must not exceed, moves without an outage, and the same decisions as on pretended hosts.</summary>
[Trait("Kind", "Docker")]
public sealed class PlacementTests(Installation user) : IClassFixture<Installation>
{
    private const string Image = "busybox:1.35";
    private const int Deployments = 100;
    private const int Hosts = 3;
    private const int Most = 5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_deployments_at_once_never_exceed_what_hosts_may_have()
    {
        var name = $"crowd-{user.Tag}";
        await using var lab = await UserLab.UpAsync(user, name, "--hosts", $"{Hosts}", "--image", Image);
        await lab.CloudAsync(name, "--hosts", $"{Hosts}", "--strategy", $"MaxContainers={Most}", "--strategy", "CpuUsage=0.99");


        await Task.WhenAll(Enumerable.Range(0, Deployments).Select(number => DeployAsync(name, $"one{number}-{user.Tag}")));
        await UntilRunningAsync(Hosts * Most);
        var there = await Task.WhenAll((await lab.LookAsync()).Hosts.Select(host => RunningOnAsync(lab, host.Name)));
        var waiting = await WaitingAsync();
        foreach (var running in (await EntitiesAsync()).Where(entity => entity.IsUp == true).Take(Most))
        {
            await user.Client.DeleteAsync(running.Address.Split('/')[0], withVolumes: false, Cancellation);
        }

        await UntilRunningAsync(Hosts * Most, gone: Most);
        var counts = await Task.WhenAll((await lab.LookAsync()).Hosts.Select(async host => (await RunningOnAsync(lab, host.Name)).Count));


        Assert.All(there, containers => Assert.True(containers.Count <= Most));
        Assert.Equal(Deployments - (Hosts * Most), waiting.Count);
        Assert.All(waiting, entity => Assert.Contains($"{Hosts} of {Hosts} hosts: containers", entity.Waiting, StringComparison.Ordinal));
        Assert.All(counts, count => Assert.Equal(Most, count));
    }

    [Fact]
    public async Task What_is_drained_and_rebalanced_answers_all_the_time()
    {
        var name = $"moving-{user.Tag}";
        await using var lab = await UserLab.UpAsync(user, name, "--hosts", "2", "--image", Image);
        await lab.CloudAsync(name, "--hosts", "2");
        await user.DoAsync("up", user.File("a.yaml", Blueprints.Of($"a-{user.Tag}", Blueprints.Idle("one"), Blueprints.Idle("two"))), "--location", name);
        await user.DoAsync("up", user.File("b.yaml", Blueprints.Of($"b-{user.Tag}", Blueprints.Idle("one"))), "--location", name);
        var before = (await user.Client.ApplicationAsync($"a-{user.Tag}", Cancellation)).Entities.First(entity => entity.Container is not null).Container!;


        await user.DoAsync("cloud", "drain", $"{name}/{before.Host}");
        var drained = await user.UntilAsync($"a-{user.Tag}", tree => tree.Entities.All(entity => entity.IsUp == true && entity.Container?.Host != before.Host));
        await lab.UntilEmptyAsync(before.Host, $"a-{user.Tag}");
        await user.DoAsync("cloud", "use", $"{name}/{before.Host}");
        var plan = await user.DoAsync("rebalance", name, "--plan");
        await user.DoAsync("rebalance", name, "--yes");
        await user.UntilAsync($"a-{user.Tag}", tree => tree.Entities.All(entity => entity.IsUp == true));
        var events = await user.DoAsync("events");
        var again = await user.DoAsync("rebalance", name, "--plan");


        Assert.All(drained.Entities.Where(entity => entity.Container is not null), entity => Assert.Equal(2, entity.Container!.Incarnation));
        Assert.Contains("LeastContainers: 0 containers there", plan.Output, StringComparison.Ordinal);
        Assert.True(
            events.Output.LastIndexOf($"The container of a-{user.Tag}/one runs", StringComparison.Ordinal) >= 0
            && events.Output.IndexOf($"a-{user.Tag}/one gets container a-{user.Tag}-one-2", StringComparison.Ordinal) < events.Output.IndexOf($"The container of a-{user.Tag}/one goes: host {before.Host} is being drained", StringComparison.Ordinal));
        Assert.Contains("Nothing would be better off elsewhere.", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LeastContainers")]
    [InlineData("DepthFirst", "MaxContainers=2")]
    [InlineData("MaxContainers=3", "BreadthFirst")]
    public async Task Real_and_pretended_hosts_get_the_same(params string[] strategies)
    {
        var (real, pretended) = ($"real-{user.Tag}-{strategies.Length}{strategies[0].Length}", $"fake-{user.Tag}-{strategies.Length}{strategies[0].Length}");
        string[] options = ["--hosts", "2", .. strategies.SelectMany(strategy => new[] { "--strategy", strategy })];
        await using var lab = await UserLab.UpAsync(user, real, "--hosts", "2", "--image", Image);
        await lab.CloudAsync(real, options);
        await user.DoAsync(["cloud", "create", pretended, "--location", "simulated", .. options]);
        var places = new List<(string Real, string Pretended)>();


        for (var i = 0; i < 4; i++)
        {
            places.Add((await PlaceAsync(real, $"r{i}-{real}"), await PlaceAsync(pretended, $"p{i}-{real}")));
        }

        for (var i = 0; i < 4; i++)
        {
            await user.DoAsync("down", $"p{i}-{real}");
        }

        await user.DoAsync("cloud", "rm", pretended);


        Assert.All(places, place => Assert.Equal(place.Real, place.Pretended));
        Assert.Equal(2, places.Select(place => place.Real).Distinct().Count());
    }

    private async Task<string> PlaceAsync(string cloud, string name)
    {
        await DeployAsync(cloud, name);
        await user.RunningAsync(name);
        return (await user.Client.PlacementAsync($"{name}/one", Cancellation)).Host!;
    }

    private Task<DeployAnswer> DeployAsync(string cloud, string name) => user.Client.DeployAsync(
        new() { SourceName = $"{name}.yaml", SourceText = Blueprints.Of(name, Blueprints.Idle("one")), Origin = $"/{name}.yaml", Location = cloud }, [], Cancellation);

    private async Task<IReadOnlyList<EntityAnswer>> EntitiesAsync()
    {
        var trees = new List<EntityAnswer>();
        foreach (var application in await user.Client.ApplicationsAsync(Cancellation))
        {
            trees.AddRange((await user.Client.ApplicationAsync(application.Name, Cancellation)).Entities.Where(entity => entity.Image is not null));
        }

        return trees;
    }

    private async Task<IReadOnlyList<EntityAnswer>> WaitingAsync() => [.. (await EntitiesAsync()).Where(entity => entity.Waiting is not null)];

    /// <summary>Waits until as many containers are up, with so many applications gone.</summary>
    private async Task UntilRunningAsync(int count, int gone = 0)
    {
        using var deadline = Deadline.In(120);
        while (true)
        {
            deadline.Token.ThrowIfCancellationRequested();
            var applications = await user.Client.ApplicationsAsync(deadline.Token);
            if (applications.Count == Deployments - gone && applications.Sum(application => application.ContainersUp) == count)
            {
                return;
            }
        }
    }

    private static async Task<IReadOnlyList<string>> RunningOnAsync(UserLab lab, string host)
    {
        var there = await lab.LookAsync();
        var ended = await UserLab.DockerAsync(there, there.Hosts.Single(one => one.Name == host), "ps", "-q", "--filter", "label=io.clocker.application");
        return ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
