using System.Security.Cryptography;
using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Xunit;

namespace Clocker.Contracts.Locations;

/// <summary>What every location does. The one under test has room for two hosts, and nobody else asks it.</summary>
public abstract class LocationContract : IAsyncLifetime
{
    private readonly string _tag = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private CancellationTokenSource? _ending;

    /// <summary>The location under test.</summary>
    protected abstract ILocation Location { get; }

    /// <summary>How long anything may take; a simulation may say more.</summary>
    protected virtual TimeSpan Deadline => TimeSpan.FromSeconds(120);

    /// <summary>Ends at the deadline, or with the test run.</summary>
    protected CancellationToken Cancellation { get; private set; }

    [Fact]
    public Task A_host_is_given_for_an_id_once_and_answers() => PlayAsync(async () =>
    {
        var host = await Location.AcquireAsync(Request("a"), Cancellation);
        var again = await Location.AcquireAsync(Request("a"), Cancellation);


        Assert.Equal(host, again);
        Assert.Equal(Request("a").Id, host.Request);
        Assert.Equal([host], await Location.ListAsync(Cancellation));
        Assert.True((await DescribeAsync(host)).Cpus > 0);
    });

    [Fact]
    public Task A_host_is_given_for_an_id_once_even_at_once() => PlayAsync(async () =>
    {
        var hosts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Location.AcquireAsync(Request("a"), Cancellation)));


        Assert.Single(hosts.Distinct());
        Assert.Equal([hosts[0]], await Location.ListAsync(Cancellation));
    });

    [Fact]
    public Task More_hosts_than_there_is_room_for_are_refused_until_one_is_given_back() => PlayAsync(async () =>
    {
        var hosts = await Task.WhenAll(Location.AcquireAsync(Request("a"), Cancellation), Location.AcquireAsync(Request("b"), Cancellation));
        var refusal = await FaultAsync(DeviceFault.Failed, () => Location.AcquireAsync(Request("c"), Cancellation));
        await Location.ReleaseAsync(Request("a").Id, Cancellation);
        var third = await Location.AcquireAsync(Request("c"), Cancellation);


        Assert.NotEqual(hosts[0].Endpoint, hosts[1].Endpoint);
        Assert.Contains("no host left", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(
            [hosts[1], third],
            (await Location.ListAsync(Cancellation)).OrderBy(host => host.Request, StringComparer.Ordinal));
    });

    [Fact]
    public Task It_says_how_many_more_there_are_and_why_there_are_none() => PlayAsync(async () =>
    {
        var before = await Location.RoomAsync(Cancellation);
        await Location.AcquireAsync(Request("a"), Cancellation);
        var between = await Location.RoomAsync(Cancellation);
        await Location.AcquireAsync(Request("b"), Cancellation);
        var after = await Location.RoomAsync(Cancellation);


        Assert.Equal((2, 1, 0), (before.Left, between.Left, after.Left));
        Assert.Null(before.Problem);
        Assert.Contains("no host left", after.Problem, StringComparison.Ordinal);
    });

    [Fact]
    public Task What_is_given_back_is_gone_and_giving_it_back_again_succeeds() => PlayAsync(async () =>
    {
        await Location.AcquireAsync(Request("a"), Cancellation);
        await Location.ReleaseAsync(Request("a").Id, Cancellation);
        await Location.ReleaseAsync(Request("a").Id, Cancellation);
        await Location.ReleaseAsync("never-asked-for", Cancellation);


        Assert.Empty(await Location.ListAsync(Cancellation));
        Assert.False(await IsThereAsync(Request("a").Id));
    });

    [Fact]
    public Task Who_is_killed_in_the_middle_asks_again_and_has_one_host() => PlayAsync(async () =>
    {
        await KilledInTheMiddleAsync("a");
        var left = await Location.ListAsync(Cancellation);
        var host = await Location.AcquireAsync(Request("a"), Cancellation);


        Assert.Equal(Request("a").Id, Assert.Single(left).Request);
        Assert.Equal([host], await Location.ListAsync(Cancellation));
        Assert.True((await DescribeAsync(host)).Cpus > 0);
    });

    [Fact]
    public Task What_is_half_made_can_be_given_back() => PlayAsync(async () =>
    {
        await KilledInTheMiddleAsync("a");
        await Location.ReleaseAsync(Request("a").Id, Cancellation);


        Assert.Empty(await Location.ListAsync(Cancellation));
        Assert.False(await IsThereAsync(Request("a").Id));
    });

    [Fact]
    public Task A_host_that_is_too_large_is_refused() => PlayAsync(async () =>
    {
        var memory = await FaultAsync(DeviceFault.Invalid, () => Location.AcquireAsync(Request("a") with { MemoryBytes = 1L << 50 }, Cancellation));
        var cpus = await FaultAsync(DeviceFault.Invalid, () => Location.AcquireAsync(Request("b") with { Cpus = 10_000 }, Cancellation));


        Assert.Contains("memory", memory.Message, StringComparison.Ordinal);
        Assert.Contains("processors", cpus.Message, StringComparison.Ordinal);
        Assert.Empty(await Location.ListAsync(Cancellation));
    });

    [Fact]
    public Task A_host_says_how_busy_it_is() => PlayAsync(async () =>
    {
        var host = await Location.AcquireAsync(Request("a"), Cancellation);
        var first = await Location.MeasureAsync(Request("a").Id, Cancellation);
        var second = await Location.MeasureAsync(Request("a").Id, Cancellation);
        await FaultAsync(DeviceFault.NotFound, () => Location.MeasureAsync("never-asked-for", Cancellation));


        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.Equal((host.Cpus ?? first.Cpus, host.MemoryBytes ?? first.MemoryBytes), (first.Cpus, first.MemoryBytes));
        Assert.InRange(first.MemoryUsedBytes, 1, first.MemoryBytes);
        Assert.True(second.Uptime >= first.Uptime && second.Busy >= first.Busy, second.ToString());
    });

    [Fact]
    public Task What_somebody_changed_is_seen_and_asking_again_mends_it() => PlayAsync(async () =>
    {
        var host = await Location.AcquireAsync(Request("a"), Cancellation);
        var before = await Location.LookAsync(Request("a").Id, Cancellation);
        var isSpoilt = await SpoilAsync(Request("a").Id);
        var spoilt = await Location.LookAsync(Request("a").Id, Cancellation);
        var again = await Location.AcquireAsync(Request("a"), Cancellation);
        var after = await Location.LookAsync(Request("a").Id, Cancellation);


        Assert.Equal((HostFindings.None, HostFindings.None), (before, after));
        Assert.Equal(isSpoilt, spoilt.Differences.Count > 0);
        Assert.Equal(host, again);
    });

    [Fact]
    public Task An_engine_is_upgraded_to_what_there_is_again_and_again() => PlayAsync(async () =>
    {
        var host = await Location.AcquireAsync(Request("a"), Cancellation);
        if (!Upgrades)
        {
            await FaultAsync(DeviceFault.Invalid, () => Location.UpgradeAsync(Request("a"), null, Cancellation));
            return;
        }

        var upgrade = await Location.UpgradeAsync(Request("a"), null, Cancellation);
        var again = await Location.UpgradeAsync(Request("a"), upgrade.Version, Cancellation);
        await FaultAsync(DeviceFault.Invalid, () => Location.UpgradeAsync(Request("a"), "99.9", Cancellation));


        Assert.Equal(upgrade, again);
        Assert.Equal(upgrade.Version, (await DescribeAsync(host)).EngineVersion);
        Assert.Equal([host], await Location.ListAsync(Cancellation));
    });

    [Fact]
    public Task What_is_forgotten_is_not_held_any_more_and_forgetting_it_again_succeeds() => PlayAsync(async () =>
    {
        await Location.AcquireAsync(Request("a"), Cancellation);
        var left = await Location.ForgetAsync(Request("a").Id, Cancellation);
        var again = await Location.ForgetAsync(Request("a").Id, Cancellation);
        var isThere = await IsThereAsync(Request("a").Id);


        Assert.Empty(await Location.ListAsync(Cancellation));
        Assert.Equal(isThere, left is not null);
        Assert.Null(again);
        if (left is not null)
        {
            // Whoever gets it next gets it clean, and gives it back as if nothing had been.
            await Task.WhenAll(Location.AcquireAsync(Request("b"), Cancellation), Location.AcquireAsync(Request("c"), Cancellation));
            await Task.WhenAll(Location.ReleaseAsync(Request("b").Id, Cancellation), Location.ReleaseAsync(Request("c").Id, Cancellation));
            Assert.False(await IsThereAsync(Request("a").Id));
        }
    });

    /// <inheritdoc />
    public virtual ValueTask InitializeAsync()
    {
        _ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        _ending.CancelAfter(Deadline);
        Cancellation = _ending.Token;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        Cancellation = TestContext.Current.CancellationToken;
        await PlayAsync(async () =>
        {
            foreach (var host in await Location.ListAsync(Cancellation))
            {
                await Location.ReleaseAsync(host.Request, Cancellation);
            }
        });
        _ending?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks the engine of a host who it is.</summary>
    protected abstract Task<HostDescription> DescribeAsync(LocatedHost host);

    /// <summary>Whether there is anything that was made for a request, past the location.</summary>
    protected abstract Task<bool> IsThereAsync(string request);

    /// <summary>Whether it upgrades the engines of its hosts.</summary>
    protected abstract bool Upgrades { get; }

    /// <summary>Changes something on the host of a request, past the location; false if a location does not look at such things.</summary>
    protected abstract Task<bool> SpoilAsync(string request);

    /// <summary>Waits until something of a request is there, and not all of it.</summary>
    protected abstract Task HalfMadeAsync(string request);

    /// <summary>A location as a server has it that was started anew.</summary>
    protected abstract void StartAnew();

    /// <summary>Runs a test's body; a simulation runs it on its own thread.</summary>
    protected virtual Task PlayAsync(Func<Task> test) => test();

    private HostRequest Request(string name) => new($"{_tag}-{name}", name);

    private async Task KilledInTheMiddleAsync(string name)
    {
        using var killing = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var asking = Location.AcquireAsync(Request(name), killing.Token);
        await HalfMadeAsync(Request(name).Id);

        // Here and now: the asynchronous way would leave a simulation's thread.
        Cancel(killing);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        StartAnew();
    }

    private static void Cancel(CancellationTokenSource source) => source.Cancel();

    private static async Task<DeviceException> FaultAsync(DeviceFault fault, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<DeviceException>(call);
        Assert.Equal((fault, '.'), (error.Fault, error.Message[^1]));
        return error;
    }
}
