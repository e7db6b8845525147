using System.Security.Cryptography;
using Clocker.Drivers.Networking;
using Clocker.Model.Containers;
using Clocker.Model.Networks;
using Xunit;

namespace Clocker.Drivers.Tests.Networking;

/// <summary>The swarm that a cloud makes of its hosts for their networks.</summary>
[Trait("Kind", "Docker")]
[Collection(NetworkLabs.Name)]
public sealed class SwarmOfHostsTests(NetworkLab lab) : IAsyncLifetime
{
    private readonly OverlayNetworks _overlay = new(TimeProvider.System);
    private readonly string _plane = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(7));
    private readonly SortedSet<int> _hosts = [0, 1, 2];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await lab.LeaveSwarmAsync();

    [Fact]
    public async Task Hosts_are_joined_whoever_comes_first_and_the_swarm_outlives_each_of_them()
    {
        await Task.WhenAll(_hosts.Select(host => TellAsync(host)));
        var whole = await LookAsync();
        await LeaveAsync(whole.Index().First(one => one.Item.IsManager).Index);
        var pair = await LookAsync();
        var nodes = await lab.Hosts[_hosts.First(host => pair[host].IsManager)].Engine.Swarm!.NodesAsync(Cancellation);
        await LeaveAsync(_hosts.First(host => pair[host].IsManager));
        var alone = await LookAsync();
        await LeaveAsync(_hosts.Single());
        var none = await LookAsync();


        Assert.All(whole, standing => Assert.True(standing is { IsActive: true, IsManager: true }, $"{standing}"));
        Assert.Single(whole.Select(standing => string.Join(' ', standing.Managers.Keys)).Distinct());
        Assert.Equal(2, pair.Count(standing => standing.IsActive));
        Assert.Equal(2, nodes.Count);
        Assert.True(Assert.Single(alone, standing => standing.IsActive).IsManager);
        Assert.DoesNotContain(none, standing => standing.IsMember);
    }

    [Fact]
    public async Task A_swarm_that_somebody_else_made_is_left_alone_unless_the_cloud_is_to_use_it()
    {
        await lab.MakeSwarmAsync();


        var refusal = await Assert.ThrowsAsync<DeviceException>(() => TellAsync(0));
        var onWorker = await Assert.ThrowsAsync<DeviceException>(() => TellAsync(1));
        await _overlay.ApplyAsync(Host(1, "existing"), new("", [], []), Cancellation);
        await LeaveAsync(1);


        Assert.Contains("swarm=existing", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("swarm=existing", onWorker.Message, StringComparison.Ordinal);
        Assert.All(await LookAsync(), standing => Assert.True(standing.IsActive));
    }

    public async ValueTask DisposeAsync() => await lab.LeaveSwarmAsync();

    private async Task<SwarmStanding[]> LookAsync()
    {
        SwarmStanding[] seen = [];
        for (var tries = 0; tries < 40; tries++)
        {
            seen = await Task.WhenAll(lab.Hosts.Select(host => host.Engine.Swarm!.LookAsync(Cancellation)));
            var managers = seen.Count(standing => standing.IsManager);

            // Whoever is promoted becomes a manager a moment later.
            if (managers == (_hosts.Count == 3 ? 3 : Math.Min(_hosts.Count, managers)))
            {
                return seen;
            }

            await Task.Delay(250, Cancellation);
        }

        return seen;
    }

    private Task<NetworkFindings> TellAsync(int host) => _overlay.ApplyAsync(Host(host), new(lab.Hosts[host].Address, [], []), Cancellation);

    private async Task LeaveAsync(int host)
    {
        await _overlay.ApplyAsync(Host(host), new(lab.Hosts[host].Address, [], []) { IsLeaving = true }, Cancellation);
        _hosts.Remove(host);
    }

    private NetworkHost Host(int host, string? swarm = null) =>
        new(lab.Hosts[host].Engine, _plane, "cloud", new(_overlay.Name) { Size = 24, Options = swarm is null ? [] : [new("swarm", swarm)] })
        {
            Neighbours = [.. _hosts.Where(other => other != host).Select(other => lab.Hosts[other].Engine)],
        };
}
