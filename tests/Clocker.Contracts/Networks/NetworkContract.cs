using System.Security.Cryptography;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Networks;
using Clocker.Model.Values;
using Xunit;

namespace Clocker.Contracts.Networks;

/// <summary>
/// What every provider of networks does, as far as its traits go. Three hosts are under test, or one if networks do not span
/// hosts; a provider that lacks a trait is asked on one host, or not at all.
/// </summary>
public abstract class NetworkContract : IAsyncLifetime
{
    private readonly string _plane = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(7));
    private readonly List<ContractCloud> _clouds = [];
    private CancellationTokenSource? _ending;

    /// <summary>The provider under test.</summary>
    protected abstract INetworkProvider Provider { get; }

    /// <summary>The options of the clouds that use it.</summary>
    protected virtual ValueMap<string> Options => [];

    /// <summary>Whether an engine brings containers back on their networks by itself. If not, the cloud starts them.</summary>
    protected virtual bool ComesBackAlone => true;

    /// <summary>Three hosts with the images that are needed.</summary>
    protected abstract IReadOnlyList<ContractHost> Hosts { get; }

    /// <summary>The image of containers.</summary>
    protected abstract string Image { get; }

    /// <summary>What they run: it answers HTTP on port 80, with a file of 64 KiB at <c>/64k</c>.</summary>
    protected abstract ValueList<Value> Service { get; }

    /// <summary>How long anything may take; a simulation may say more.</summary>
    protected virtual TimeSpan Deadline => TimeSpan.FromSeconds(90);

    /// <summary>Ends at the deadline, or with the test run.</summary>
    protected CancellationToken Cancellation { get; private set; }

    private NetworkTraits Traits => Provider.Traits;

    /// <summary>Where a second member is: elsewhere, if networks span hosts.</summary>
    private int Elsewhere => Traits.SpansHosts ? 1 : 0;

    [Fact]
    public Task Members_reach_each_other_by_address_and_by_name_wherever_they_are() => PlayAsync(async () =>
    {
        var cloud = Cloud("lan");
        var web = await cloud.RunAsync(0, ["web"], ["lan"], Cancellation);
        var db = await cloud.RunAsync(Elsewhere, ["db", "db-main"], ["lan"], Cancellation);
        var third = await cloud.RunAsync(Traits.SpansHosts ? 2 : 0, ["third"], ["lan"], Cancellation);


        await ReachesAsync(web, db.Address());
        await ReachesAsync(db, third.Address());
        await ReachesAsync(third, web.Address());
        await FindsAsync(web, "db", db.Address());
        await FindsAsync(web, "db-main", db.Address());
        await FindsAsync(db, "web", web.Address());
        await FindsAsync(third, "third", third.Address());
    });

    [Fact]
    public Task A_name_of_several_is_answered_with_all_and_within_two_seconds_without_who_went() => PlayAsync(async () =>
    {
        var cloud = Cloud("lan");
        var one = await cloud.RunAsync(0, ["web-1", "web"], ["lan"], Cancellation);
        var two = await cloud.RunAsync(Elsewhere, ["web-2", "web"], ["lan"], Cancellation);
        await FindsAsync(one, "web", one.Address(), two.Address());
        await FindsAsync(two, "web", one.Address(), two.Address());


        await cloud.RemoveAsync(two, Cancellation);


        await WithinTwoSecondsAsync(async () => (await ResolveAsync(one, "web")).SequenceEqual([one.Address()]));
        await WithinTwoSecondsAsync(async () => (await ResolveAsync(one, "web-2")).Count == 0);
    });

    [Fact]
    public Task Networks_are_apart_and_who_is_on_two_is_on_both() => PlayAsync(async () =>
    {
        var cloud = Cloud("red", "blue");
        var red = await cloud.RunAsync(0, ["red"], ["red"], Cancellation);
        var blue = await cloud.RunAsync(Elsewhere, ["blue"], ["blue"], Cancellation);
        var near = await cloud.RunAsync(0, ["near"], ["blue"], Cancellation);
        var both = await cloud.RunAsync(Elsewhere, ["both"], ["red", "blue"], Cancellation);


        await ReachesAsync(both, red.Address());
        await ReachesAsync(both, blue.Address());
        await ReachesAsync(near, both.Address("blue"));
        await FindsAsync(both, "red", red.Address());
        await FindsAsync(both, "near", near.Address());
        await FindsAsync(red, "both", both.Address("red"));
        await FindsAsync(near, "both", both.Address("blue"));
        Assert.Empty(await ResolveAsync(red, "blue"));
        Assert.False(await TryReachAsync(red, blue.Address()), "A container reaches another one on another host that has no network with it.");
        Assert.False(await TryReachAsync(red, near.Address()), "A container reaches another one on its own host that has no network with it.");
    });

    [Fact]
    public Task A_host_joins_and_another_leaves_and_the_others_stay_together() => PlayAsync(async () =>
    {
        Assert.SkipUnless(Traits.SpansHosts, "Its networks are of one host.");
        var before = await ThingsAsync(1);
        var cloud = new ContractCloud(Provider, Hosts, 2, _plane, Settings, Image, Service);
        _clouds.Add(cloud);
        cloud.Define("lan");
        var web = await cloud.RunAsync(0, ["web"], ["lan"], Cancellation);
        var leaving = await cloud.RunAsync(1, ["leaving"], ["lan"], Cancellation);
        cloud.Join(2);
        var late = await cloud.RunAsync(2, ["late"], ["lan"], Cancellation);
        await ReachesAsync(late, web.Address());
        await ReachesAsync(late, leaving.Address());


        await cloud.LeaveAsync(1, Cancellation);


        await ReachesAsync(web, late.Address());
        await FindsAsync(late, "web", web.Address());
        Assert.Empty(await ResolveAsync(web, "leaving"));
        await NothingIsNewAsync(1, before);
    });

    [Fact]
    public Task A_host_that_was_rebooted_is_as_it_was() => PlayAsync(async () =>
    {
        var cloud = Cloud("lan");
        var web = await cloud.RunAsync(0, ["web"], ["lan"], Cancellation);
        var db = await cloud.RunAsync(Elsewhere, ["db"], ["lan"], Cancellation);
        await ReachesAsync(web, db.Address());


        await RebootAsync(Elsewhere);


        // Nobody tells it anew: that no server runs must not matter. Engines may give other addresses than before.
        await StartAnewAsync(db);
        (web, db) = (await SeeAsync(cloud, web), await SeeAsync(cloud, db));
        await ReachesAsync(web, db.Address());
        await FindsAsync(db, "web", web.Address());
    });

    [Fact]
    public Task What_is_large_gets_through_whole_and_unbroken() => PlayAsync(async () =>
    {
        var cloud = Cloud("lan");
        var web = await cloud.RunAsync(0, ["web"], ["lan"], Cancellation);
        var db = await cloud.RunAsync(Elsewhere, ["db"], ["lan"], Cancellation);
        await ReachesAsync(web, db.Address());
        var (before, there) = (await FragmentsAsync(0), await FragmentsAsync(Elsewhere));


        var bytes = await FetchAsync(web, db.Address());


        Assert.True(bytes is null or 65_536, $"{bytes} of 65,536 bytes arrived.");
        Assert.Equal((before, there), (await FragmentsAsync(0), await FragmentsAsync(Elsewhere)));
    });

    [Fact]
    public Task What_is_made_twice_is_there_once_and_what_is_taken_down_leaves_nothing() => PlayAsync(async () =>
    {
        var before = await ThingsAsync(0);
        var cloud = Cloud("lan");
        var web = await cloud.RunAsync(0, ["web"], ["lan"], Cancellation);
        var lan = cloud.On("lan", 0);
        await Provider.EnsureAsync(cloud.Host(0), lan, Cancellation);
        await cloud.TellAsync(Cancellation);
        await Assert.ThrowsAsync<DeviceException>(() => Provider.RemoveAsync(cloud.Host(0), lan, Cancellation));
        await FindsAsync(web, "web", web.Address());


        await cloud.EndAsync(Cancellation);
        await Provider.RemoveAsync(cloud.Host(0), lan, Cancellation);


        await NothingIsNewAsync(0, before);
    });

    [Fact]
    public Task A_name_that_is_held_by_something_else_is_left_to_it() => PlayAsync(async () =>
    {
        var cloud = Cloud("lan");
        await cloud.MakeAsync("lan", 0, Cancellation);
        var other = cloud.On("lan", 0) with { Labels = [new(Labels.Plane, _plane), new(Labels.Claim, "other")] };


        var refusal = await Assert.ThrowsAsync<DeviceException>(() => Provider.EnsureAsync(cloud.Host(0), other, Cancellation));


        Assert.Equal(DeviceFault.Conflict, refusal.Fault);
    });

    [Fact]
    public Task What_a_host_is_told_late_changes_nothing() => PlayAsync(async () =>
    {
        Assert.SkipUnless(Traits.AnswersNames, "Its hosts are told nothing of names.");
        var cloud = Cloud("lan");
        var web = await cloud.RunAsync(0, ["web"], ["lan"], Cancellation);


        await Provider.ApplyAsync(cloud.Host(0), new(Hosts[0].Address, [], []) { Version = 0 }, Cancellation);


        await FindsAsync(web, "web", web.Address());
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
        await PlayAsync(async () =>
        {
            foreach (var cloud in _clouds)
            {
                await cloud.EndAsync(TestContext.Current.CancellationToken);
            }
        });
        _ending?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a test's body; a simulation runs it on its own thread.</summary>
    protected virtual Task PlayAsync(Func<Task> test) => test();

    /// <summary>Whether a packet comes there and back; asks once.</summary>
    protected abstract Task<bool> TryReachAsync(ContractMember from, string address);

    /// <summary>The addresses that a container is told for a name, in order.</summary>
    protected abstract Task<IReadOnlyList<string>> ResolveAsync(ContractMember from, string name);

    /// <summary>How many bytes arrive of 64 KiB that another one serves; null where nothing is really sent.</summary>
    protected abstract Task<int?> FetchAsync(ContractMember from, string address);

    /// <summary>Cuts a host's power, and waits until its engine is there again.</summary>
    protected abstract Task RebootAsync(int host);

    /// <summary>How many packets a host has cut up.</summary>
    protected abstract Task<long> FragmentsAsync(int host);

    /// <summary>What there is on a host, in words: containers, networks, interfaces, routes, filters.</summary>
    protected abstract Task<IReadOnlyList<string>> ThingsAsync(int host);

    /// <summary>Lets some time pass before something is asked again.</summary>
    protected abstract Task PauseAsync(TimeSpan time);

    private NetworkSettings Settings => new(Provider.Name) { Options = Options, Size = Traits.UsualSize };

    private ContractCloud Cloud(params string[] networks)
    {
        var cloud = new ContractCloud(Provider, Hosts, Traits.SpansHosts ? 3 : 1, _plane, Settings, Image, Service);
        _clouds.Add(cloud);
        Array.ForEach(networks, network => cloud.Define(network));
        return cloud;
    }

    /// <summary>The first packet may find the other host's bridge still learning where to send what.</summary>
    private async Task ReachesAsync(ContractMember from, string address)
    {
        for (var tries = 0; !await TryReachAsync(from, address); tries++)
        {
            Assert.True(tries < 20, $"{from.Container} on host {from.Host} does not reach {address}.");
            await PauseAsync(TimeSpan.FromMilliseconds(250));
        }
    }

    /// <summary>What engines have in common is gone on each of them a moment after it is removed; that may be what another test left, too.</summary>
    private async Task NothingIsNewAsync(int host, IReadOnlyList<string> before)
    {
        IEnumerable<string> after = [];
        for (var tries = 0; tries < 20; tries++)
        {
            after = (await ThingsAsync(host)).Except(before);
            if (!after.Any())
            {
                return;
            }

            await PauseAsync(TimeSpan.FromMilliseconds(250));
        }

        Assert.Empty(after);
    }

    private async Task StartAnewAsync(ContractMember member)
    {
        for (var tries = 0; !ComesBackAlone; tries++)
        {
            try
            {
                await Hosts[member.Host].Engine.StartAsync(member.Container, Cancellation);
                return;
            }
            catch (DeviceException) when (tries < 3)
            {
                // The engine itself is at it, or has only now heard from the others.
            }
        }
    }

    private async Task<ContractMember> SeeAsync(ContractCloud cloud, ContractMember member)
    {
        for (var tries = 0; tries < 80; tries++)
        {
            if (await cloud.TrySeeAsync(member, Cancellation) is { } seen)
            {
                return seen;
            }

            await PauseAsync(TimeSpan.FromMilliseconds(250));
        }

        Assert.Fail($"{member.Container} is on its networks no more.");
        throw new InvalidOperationException();
    }

    private async Task FindsAsync(ContractMember from, string name, params string[] addresses)
    {
        IReadOnlyList<string> found = [];
        for (var tries = 0; tries < 20; tries++)
        {
            found = await ResolveAsync(from, name);
            if (found.SequenceEqual(addresses.Order(StringComparer.Ordinal)))
            {
                return;
            }

            await PauseAsync(TimeSpan.FromMilliseconds(250));
        }

        Assert.Equal(addresses.Order(StringComparer.Ordinal), found);
    }

    private async Task WithinTwoSecondsAsync(Func<Task<bool>> isSo)
    {
        for (var tries = 0; !await isSo(); tries++)
        {
            Assert.True(tries < 8, "A name is still answered as it was two seconds ago.");
            await PauseAsync(TimeSpan.FromMilliseconds(250));
        }
    }
}
