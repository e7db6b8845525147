using Clocker.Model.Containers;
using Clocker.Model.Values;
using Xunit;

namespace Clocker.Contracts.Containers;

/// <summary>What every container host does with containers, whether it is an engine or pretended.</summary>
public abstract class ContainerHostContract : HostContract
{
    /// <summary>A recipe's file whose content is known to the host under test.</summary>
    protected abstract Task<FileSpec> BlobFileAsync(string path, byte[] content, int mode);

    [Fact]
    public Task Describes_itself_the_same_each_time() => PlayAsync(async () =>
    {
        var host = await Host.DescribeAsync(Cancellation);

        Assert.NotEmpty(host.EngineId);
        Assert.NotEmpty(host.EngineVersion);
        Assert.InRange(host.Cpus, 1, 4096);
        Assert.InRange(host.MemoryBytes, 1 << 20, long.MaxValue);
        Assert.Equal(host, await Host.DescribeAsync(Cancellation));
    });

    [Fact]
    public Task Answers_when_it_is_asked_whether_it_does() => PlayAsync(() => Host.AnswerAsync(Cancellation));

    [Fact]
    public Task Says_how_busy_its_machine_is() => PlayAsync(async () =>
    {
        var host = await Host.DescribeAsync(Cancellation);
        var first = await Host.MeasureAsync(Cancellation);
        var second = await Host.MeasureAsync(Cancellation);


        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.Equal((host.Cpus, host.MemoryBytes), (first.Cpus, first.MemoryBytes));
        Assert.InRange(first.MemoryUsedBytes, 1, first.MemoryBytes);
        Assert.True(second.Uptime >= first.Uptime && second.Busy >= first.Busy, second.ToString());
    });

    [Fact]
    public Task A_created_container_does_not_run() => PlayAsync(async () =>
    {
        var id = await Host.CreateAsync(Recipe("web", Spec()), Cancellation);

        var seen = await LookAsync(id);
        Assert.Equal(id, seen.Id);
        Assert.Equal(Named("web"), seen.Name);
        Assert.Equal(Plane, seen.Labels[Labels.Plane]);
        Assert.Equal(ContainerStatus.Created, seen.Status);
        Assert.Null(seen.StartedAt);
        Assert.Null(seen.FinishedAt);
        Assert.Equal(await Host.Images.FindAsync(Image, Cancellation), seen.ImageId);
    });

    [Fact]
    public Task A_started_container_runs_and_is_found_by_name_too() => PlayAsync(async () =>
    {
        await StartedAsync("web", Spec());

        var seen = await LookAsync(Named("web"));
        Assert.Equal(ContainerStatus.Running, seen.Status);
        Assert.NotNull(seen.StartedAt);
        Assert.Null(seen.FinishedAt);
        Assert.Equal(0, seen.Restarts);
        Assert.Equal(Health.None, seen.Health);
        Assert.Null(seen.Check);
    });

    [Fact]
    public Task A_stopped_container_has_ended_and_can_be_started_again() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec());
        await Host.StopAsync(id, TimeSpan.FromSeconds(10), Cancellation);

        var seen = await LookAsync(id);
        Assert.Equal((ContainerStatus.Exited, 0), (seen.Status, seen.ExitCode));
        Assert.True(seen.FinishedAt >= seen.StartedAt);

        await Host.StartAsync(id, Cancellation);
        Assert.Equal(ContainerStatus.Running, (await LookAsync(id)).Status);
    });

    [Fact]
    public Task Doing_what_is_done_already_succeeds() => PlayAsync(async () =>
    {
        var id = await Host.CreateAsync(Recipe("web", Spec()), Cancellation);
        await Host.StopAsync(id, TimeSpan.FromSeconds(1), Cancellation);
        await Host.StartAsync(id, Cancellation);
        await Host.StartAsync(id, Cancellation);
        await Host.StopAsync(id, TimeSpan.FromSeconds(1), Cancellation);
        await Host.StopAsync(id, TimeSpan.FromSeconds(1), Cancellation);
        await Host.RemoveAsync(id, Cancellation);
        await Host.RemoveAsync(id, Cancellation);
        await Host.RemoveAsync(Named("never"), Cancellation);

        Assert.Null(await Host.LookAsync(id, Cancellation));
    });

    [Fact]
    public Task A_running_container_can_be_removed() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec());
        await Host.RemoveAsync(id, Cancellation);

        Assert.Null(await Host.LookAsync(id, Cancellation));
    });

    [Fact]
    public Task Several_may_remove_one_container_at_once() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Host.RemoveAsync(id, Cancellation)));

        Assert.Null(await Host.LookAsync(id, Cancellation));
    });

    [Fact]
    public Task A_name_is_given_only_once() => PlayAsync(async () =>
    {
        await Host.CreateAsync(Recipe("web", Spec()), Cancellation);

        var error = await FaultAsync(DeviceFault.Conflict, () => Host.CreateAsync(Recipe("web", Spec()), Cancellation));
        Assert.Contains(Named("web"), error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public Task What_is_not_there_is_not_found() => PlayAsync(async () =>
    {
        Assert.Null(await Host.LookAsync(Named("none"), Cancellation));
        await FaultAsync(DeviceFault.NotFound, () => Host.StartAsync(Named("none"), Cancellation));
        await FaultAsync(DeviceFault.NotFound, () => Host.StopAsync(Named("none"), TimeSpan.Zero, Cancellation));
        await FaultAsync(DeviceFault.NotFound, () => Host.CopyFilesAsync(Named("none"), [new FileSpec("/a", Value.Of("a"), null)], Cancellation));
        await FaultAsync(DeviceFault.NotFound, () => Host.Access.RunAsync(Named("none"), ["true"], Cancellation));
    });

    [Fact]
    public Task An_image_that_is_not_there_is_not_found() => PlayAsync(async () =>
    {
        var missing = Spec() with { Image = "127.0.0.1:1/missing:1" };

        var error = await FaultAsync(DeviceFault.NotFound, () => Host.CreateAsync(Recipe("web", missing), Cancellation));
        Assert.Contains("127.0.0.1:1/missing:1", error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_list_has_what_bears_the_label_running_or_not() => PlayAsync(async () =>
    {
        await StartedAsync("b", Spec());
        await Host.CreateAsync(Recipe("a", Spec()), Cancellation);
        await Host.CreateAsync(Recipe("c", Spec()) with { Labels = Marked((Labels.Claim, "c1")) }, Cancellation);

        var all = await Host.ListAsync(Labels.Plane, Plane, Cancellation);
        Assert.Equal([Named("a"), Named("b"), Named("c")], all.Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.Equal("c1", Assert.Single(all, one => one.Labels.ContainsKey(Labels.Claim)).Labels[Labels.Claim]);
        Assert.Empty(await Host.ListAsync(Labels.Plane, Plane + "-other", Cancellation));
        Assert.Equal(await LookAsync(Named("b")), Assert.Single(all, one => one.Name == Named("b")));
    });

    [Fact]
    public Task What_does_not_bear_the_label_is_a_stranger_running_or_not() => PlayAsync(async () =>
    {
        await StartedAsync("ours", Spec());
        var all = await Host.ListStrangersAsync(Labels.Plane, Plane, Cancellation);
        var toAnother = await Host.ListStrangersAsync(Labels.Plane, Plane + "-other", Cancellation);
        await Host.CreateAsync(Recipe("still", Spec()), Cancellation);
        var toAnotherAfter = await Host.ListStrangersAsync(Labels.Plane, Plane + "-other", Cancellation);

        Assert.DoesNotContain(all, one => one.Name == Named("ours"));
        Assert.Equal(new Stranger(Named("ours"), Image, Runs: true), Assert.Single(toAnother, one => one.Name == Named("ours")));
        Assert.Equal(new Stranger(Named("still"), Image, Runs: false), Assert.Single(toAnotherAfter, one => one.Name == Named("still")));
    });

    [Fact]
    public Task A_task_that_ended_has_its_exit_code() => PlayAsync(async () =>
    {
        var id = await StartedAsync("task", Spec() with { Command = ShortTask });

        var seen = await UntilAsync(id, one => one.Status == ContainerStatus.Exited);
        Assert.Equal(0, seen.ExitCode);
        Assert.False(seen.OutOfMemory);
    });

    [Fact]
    public Task Without_a_restart_policy_a_crash_is_an_end() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec());
        await CrashAsync(id);

        var seen = await UntilAsync(id, one => one.Status == ContainerStatus.Exited);
        Assert.Equal((3, 0), (seen.ExitCode, seen.Restarts));
    });

    [Theory]
    [InlineData(RestartMode.Always)]
    [InlineData(RestartMode.UnlessStopped)]
    [InlineData(RestartMode.OnFailure)]
    public Task With_a_restart_policy_a_crash_is_mended_by_the_host(RestartMode mode) => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec() with { Restart = new RestartSpec(mode) });
        var before = await LookAsync(id);
        await CrashAsync(id);

        var seen = await UntilAsync(id, one => one is { Status: ContainerStatus.Running, Restarts: 1 });
        Assert.True(seen.StartedAt > before.StartedAt);
    });

    [Fact]
    public Task A_task_that_succeeds_is_not_run_again_on_failure() => PlayAsync(async () =>
    {
        var id = await StartedAsync("task", Spec() with { Command = ShortTask, Restart = new RestartSpec(RestartMode.OnFailure, 3) });

        var seen = await UntilAsync(id, one => one.Status == ContainerStatus.Exited);
        Assert.Equal((0, 0), (seen.ExitCode, seen.Restarts));
    });

    [Theory]
    [InlineData(RestartMode.Always)]
    [InlineData(RestartMode.UnlessStopped)]
    public Task What_was_stopped_stays_stopped(RestartMode mode) => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec() with { Restart = new RestartSpec(mode) });
        await Host.StopAsync(id, TimeSpan.FromSeconds(10), Cancellation);

        Assert.Equal(ContainerStatus.Exited, (await LookAsync(id)).Status);
    });

    [Fact]
    public Task What_was_killed_from_outside_stays_down_whatever_its_policy() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec() with { Restart = new RestartSpec(RestartMode.UnlessStopped) });
        await KillFromOutsideAsync(id);

        var seen = await UntilAsync(id, one => one.Status == ContainerStatus.Exited);
        Assert.Equal((137, 0), (seen.ExitCode, seen.Restarts));
        await Host.StartAsync(id, Cancellation);
        Assert.Equal(ContainerStatus.Running, (await LookAsync(id)).Status);
    });

    [Fact]
    public Task A_port_that_another_container_publishes_is_taken() => PlayAsync(async () =>
    {
        var one = await StartedAsync("one", Spec() with { Ports = [new PortSpec(80)] });
        var port = Assert.Single((await LookAsync(one)).Ports).Host;
        var two = await Host.CreateAsync(Recipe("two", Spec() with { Ports = [new PortSpec(80, Host: port)] }), Cancellation);

        var error = await FaultAsync(DeviceFault.PortTaken, () => Host.StartAsync(two, Cancellation));
        Assert.Contains($"port {port}", error.Message, StringComparison.Ordinal);
        Assert.Contains(Named("one"), error.Message, StringComparison.Ordinal);

        await Host.RemoveAsync(one, Cancellation);
        await Host.StartAsync(two, Cancellation);
        Assert.Equal(port, Assert.Single((await LookAsync(two)).Ports).Host);
    });

    [Fact]
    public Task Ports_are_published_where_asked_and_only_those() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec() with
        {
            Ports = [new PortSpec(80), new PortSpec(81, Publish: false), new PortSpec(53, Protocol: "udp", HostAddress: "127.0.0.1")],
        });

        var ports = (await LookAsync(id)).Ports;
        Assert.Equal([(53, "udp", "127.0.0.1"), (80, "tcp", "0.0.0.0")], ports.Select(port => (port.Container, port.Protocol, port.HostAddress)));
        Assert.All(ports, port => Assert.InRange(port.Host, 1, 65535));
    });

    [Fact]
    public Task Each_network_gives_an_address_while_the_container_runs() => PlayAsync(async () =>
    {
        var (front, back) = (await NetworkAsync("front"), await NetworkAsync("back"));
        var id = await Host.CreateAsync(Recipe("web", Spec(), new(front, ["web"]), new(back, ["web"])), Cancellation);
        Assert.Empty((await LookAsync(id)).Addresses);
        Assert.Equal(new[] { front, back }.Order(StringComparer.Ordinal), (await LookAsync(id)).Networks);

        await Host.StartAsync(id, Cancellation);
        var seen = await LookAsync(id);
        Assert.Equal([back, front], seen.Addresses.Keys);
        Assert.Equal(2, seen.Addresses.Values.Distinct().Count());
        Assert.Equal([back, front], seen.Networks);

        await Host.StopAsync(id, TimeSpan.FromSeconds(10), Cancellation);
        Assert.Empty((await LookAsync(id)).Addresses);
    });

    [Fact]
    public Task A_container_that_cannot_join_all_its_networks_is_not_made() => PlayAsync(async () =>
    {
        var front = await NetworkAsync("front");

        await FaultAsync(DeviceFault.NotFound, () => Host.CreateAsync(Recipe("web", Spec(), new(front, []), new(Named("none"), [])), Cancellation));
        Assert.Null(await Host.LookAsync(Named("web"), Cancellation));
    });

    [Fact]
    public Task A_container_does_not_start_without_its_network() => PlayAsync(async () =>
    {
        var error = await FaultAsync(DeviceFault.NotFound, () => StartedAsync("web", Spec(), new Attachment(Named("none"), [])));
        Assert.Contains(Named("none"), error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public Task Watching_is_told_first_and_then_what_happens() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec());
        await using var events = Host.WatchAsync(Labels.Plane, Plane, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await events.MoveNextAsync());
        Assert.IsType<HostEvent.Watching>(events.Current);

        await RemoveFromOutsideAsync(id);
        do
        {
            Assert.True(await events.MoveNextAsync());
            Assert.Equal(id, Assert.IsType<HostEvent.ContainerTouched>(events.Current).Id);
        }
        while (await Host.LookAsync(id, Cancellation) is not null);
    });

    [Fact]
    public Task Watching_tells_nothing_of_others() => PlayAsync(async () =>
    {
        await using var events = Host.WatchAsync(Labels.Plane, Plane, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await events.MoveNextAsync());

        var stranger = Recipe("stranger", Spec()) with { Labels = [new("io.clocker.test", Plane)] };
        var strange = await Host.CreateAsync(stranger, Cancellation);
        await Host.RemoveAsync(strange, Cancellation);
        var id = await StartedAsync("web", Spec());

        Assert.True(await events.MoveNextAsync());
        Assert.Equal(id, Assert.IsType<HostEvent.ContainerTouched>(events.Current).Id);
    });

    [Fact]
    public Task Watching_tells_of_networks() => PlayAsync(async () =>
    {
        var before = await NetworkAsync("before");
        await using var events = Host.WatchAsync(Labels.Plane, Plane, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await events.MoveNextAsync());

        await Host.Networks.RemoveAsync(before, Cancellation);
        await NextAsync(before);
        var after = await NetworkAsync("after");
        await NextAsync(after);

        async Task NextAsync(string network)
        {
            do
            {
                Assert.True(await events.MoveNextAsync());
            }
            while (events.Current != new HostEvent.NetworkTouched(network));
        }
    });

    [Fact]
    public Task Watching_ends_when_it_is_cancelled() => PlayAsync(async () =>
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var events = Host.WatchAsync(Labels.Plane, Plane, ending.Token).GetAsyncEnumerator(ending.Token);
        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync();
        End(ending);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    });

    [Fact]
    public Task Files_can_be_copied_into_a_container_that_does_not_run() => PlayAsync(async () =>
    {
        var id = await Host.CreateAsync(Recipe("web", Spec()), Cancellation);
        var blob = await BlobFileAsync("/opt/app/data.bin", [0, 255, 10, 13, 0], 0b110_000_000);

        await Host.CopyFilesAsync(id, [new FileSpec("/etc/app.conf", Value.Of("a = 1\n"), null), blob], Cancellation);
        await Host.StartAsync(id, Cancellation);
        Assert.Equal(ContainerStatus.Running, (await LookAsync(id)).Status);
    });

    [Fact]
    public Task The_check_of_the_spec_is_told() => PlayAsync(async () =>
    {
        var check = new HealthSpec(["CMD", "true"])
        {
            Interval = TimeSpan.FromSeconds(1),
            Timeout = TimeSpan.FromSeconds(5),
            Retries = 4,
            StartPeriod = TimeSpan.FromMilliseconds(1500),
        };
        var id = await Host.CreateAsync(Recipe("web", Spec() with { Health = check }), Cancellation);
        Assert.Equal(check, (await LookAsync(id)).Check);
        await Host.StartAsync(id, Cancellation);

        Assert.Equal(Health.Healthy, (await UntilAsync(id, one => one.Health != Health.Starting)).Health);
    });

    [Fact]
    public Task A_check_that_is_off_is_no_check() => PlayAsync(async () =>
    {
        var id = await StartedAsync("web", Spec() with { Health = new HealthSpec(["NONE"]) });

        var seen = await LookAsync(id);
        Assert.Equal((null, Health.None), (seen.Check, seen.Health));
    });

    [Fact]
    public Task A_call_that_is_cancelled_is_cancelled() => PlayAsync(async () =>
    {
        using var ending = new CancellationTokenSource();
        End(ending);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Host.LookAsync(Named("web"), ending.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Host.CreateAsync(Recipe("web", Spec()), ending.Token));
    });
}
