using System.Globalization;

using Clocker.Client.Entities;

using Xunit;

namespace Clocker.EndToEnd.Tests;

/// <summary>Clouds of a lab's hosts: side by side, and with a host that dies while it is busy.</summary>
[Trait("Kind", "Docker")]
public sealed class CloudTests(Installation user) : IClassFixture<Installation>
{
    private const string Image = "busybox:1.35";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_clouds_of_one_lab_do_not_touch_each_other()
    {
        var (red, blue) = ($"red-{user.Tag}", $"blue-{user.Tag}");
        await using var lab = await UserLab.UpAsync(user, $"two-{user.Tag}", "--hosts", "2", "--image", Image);
        await lab.CloudAsync(red, "--hosts", "1");
        await lab.CloudAsync(blue, "--hosts", "1");
        await user.DoAsync("up", user.File("red.yaml", Blueprints.Of(red, Blueprints.Idle("one"), Blueprints.Idle("two"))), "--location", red);
        await user.DoAsync("up", user.File("blue.yaml", Blueprints.Of(blue, Blueprints.Idle("one"), Blueprints.Idle("two"))), "--location", blue);
        var before = await LivesAsync(blue);
        var used = await user.RunAsync("cloud", "rm", blue);


        await user.DoAsync("down", red);
        await user.DoAsync("cloud", "rm", red);


        var after = await user.RunningAsync(blue);
        var left = Assert.Single(await user.Client.CloudsAsync(Cancellation), cloud => cloud.IsOwn);
        Assert.Equal(1, used.ExitCode);
        Assert.Contains($"has containers of \"{blue}\"", used.Error, StringComparison.Ordinal);
        Assert.Equal(blue, left.Name);
        Assert.Equal(2, Assert.Single(left.Hosts).Containers);
        Assert.Equal(before, Lives(after.Entities));
        Assert.Equal(2, (await lab.ContainersAsync(Assert.Single((await lab.LookAsync()).Hosts), blue)).Count);
    }

    [Fact]
    public async Task A_host_that_dies_under_load_is_replaced_and_gives_up_what_it_had_when_it_is_back()
    {
        var cloud = $"busy-{user.Tag}";
        string[] names = [.. Enumerable.Range(1, 3).Select(number => $"web{number}-{user.Tag}")];
        await using var lab = await UserLab.UpAsync(user, cloud, "--hosts", "3", "--image", Image);
        await lab.CloudAsync(cloud, "--hosts", "3", "--give-up-after", "3s");
        foreach (var name in names)
        {
            await user.DoAsync("up", user.File($"{name}.yaml", Page(name)), "--location", cloud);
        }

        var (lost, others) = (await WebAsync(names[0]), await Task.WhenAll(names.Skip(1).Select(WebAsync)));
        await using var load = new Load(others.Select(Uri));
        await load.AnswersAsync(20);


        await user.DoAsync("lab", "kill", lost.Host, "--name", cloud);
        await user.UntilAsync(names[0], tree => tree.Entities.All(entity => entity is { State: "RUNNING", IsUp: true }) && Web(tree.Entities).Host != lost.Host);
        var moved = await WebAsync(names[0]);
        var page = await load.GetAsync(Uri(moved));
        await load.AnswersAsync(20);


        await user.DoAsync("lab", "start", lost.Host, "--name", cloud);
        await lab.UntilAsync(cloud, hosts => hosts.All(host => host.State == "ready"));
        await lab.UntilEmptyAsync(lost.Host, names[0]);
        await load.AnswersAsync(20);


        Assert.Equal(3, others.Append(lost).Select(web => web.Host).Distinct().Count());
        Assert.Equal($"the page of {names[0]}", page);
        Assert.Empty(load.Failures);
        Assert.Equal(others.Select(web => web.Id), (await Task.WhenAll(names.Skip(1).Select(WebAsync))).Select(web => web.Id));
        Assert.Equal(moved.Id, (await WebAsync(names[0])).Id);
        Assert.Single(await lab.ContainersAsync(null, names[0]));
    }

    /// <summary>A web server that needs nothing but the shell's tools.</summary>
    private static string Page(string name) => $$"""
        id: {{name}}
        services:
        - type: docker:{{Image}}
          id: web
          command: [ httpd, -f, -p, "80", -h, /www ]
          openPorts: [ 80 ]
          files: { /www/index.html: "the page of {{name}}" }
        """;

    private async Task<ContainerAnswer> WebAsync(string name) => Web((await user.Client.ApplicationAsync(name, Cancellation)).Entities);

    private static ContainerAnswer Web(IReadOnlyList<EntityAnswer> entities) => entities.Single(entity => entity.Container is not null).Container!;

    private static Uri Uri(ContainerAnswer web) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://{web.HostAddress}:{Assert.Single(web.Ports).Host}/"));

    private async Task<IReadOnlyList<(string?, DateTimeOffset?)>> LivesAsync(string name) => Lives((await user.Client.ApplicationAsync(name, Cancellation)).Entities);

    private static IReadOnlyList<(string?, DateTimeOffset?)> Lives(IReadOnlyList<EntityAnswer> entities) =>
        [.. entities.Select(entity => (entity.Container?.Id, entity.Container?.StartedAt))];
}
