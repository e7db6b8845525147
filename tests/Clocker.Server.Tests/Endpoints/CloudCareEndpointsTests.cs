using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Containers;
using Clocker.Model.Identity;

using Xunit;

namespace Clocker.Server.Tests.Endpoints;

/// <summary>Upgrades, what goes by force, and what is shown of a host that is looked after.</summary>
public sealed class CloudCareEndpointsTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;
    private readonly RunningServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Upgrades_and_force_reach_the_clouds_with_who_asked_for_what()
    {
        await _server.Client.UpgradeAsync("local", "here", new("20.10", Drain: true), Cancellation);
        await _server.Client.UpgradeAsync("mine", null, new(), Cancellation);
        await _server.Client.CallOffUpgradeAsync("mine", null, Cancellation);
        await _server.Client.CallOffUpgradeAsync("local", "here", Cancellation);
        await _server.Client.RemoveHostAsync("local", "here", withData: false, force: true, Cancellation);
        await _server.Client.DeleteCloudAsync("mine", force: true, Cancellation);


        Assert.Equal(
            [
                ("upgrade host1 to 20.10 drained", "local", "clocker cloud upgrade local/here --version 20.10 --drain"),
                ("upgrade all to newest", "mine", "clocker cloud upgrade mine"),
                ("call off all", "mine", "clocker cloud upgrade mine --stop"),
                ("call off host1", "local", "clocker cloud upgrade local/here --stop"),
                ("force host", new HostId("host1"), "clocker cloud remove-host local/here --force"),
                ("force cloud", (object)"mine", "clocker cloud rm mine --force"),
            ],
            _server.Plane.Asked.Select(asked => (asked.What, asked.About!, asked.Caller!.Why)));
    }

    [Fact]
    public async Task Drains_with_data_and_rebalancing_reach_the_clouds()
    {
        await _server.Client.DrainHostAsync("local", "here", isDraining: true, withData: true, Cancellation);
        await _server.Client.DrainHostAsync("local", "here", isDraining: true, withData: false, Cancellation);
        var planned = await _server.Client.RebalanceAsync("mine", isPlan: true, Cancellation);
        await _server.Client.RebalanceAsync("mine", isPlan: false, Cancellation);


        Assert.Equal(("shop/web", "mine", "host-1", "host-2"), Assert.Single(planned) is var move ? (move.Entity, move.Cloud, move.From, move.To) : default);
        Assert.Equal(
            [
                ("drain with data", "clocker cloud drain local/here --with-data"),
                ("drain", "clocker cloud drain local/here"),
                ("plan to rebalance", "clocker rebalance mine"),
                ("rebalance", "clocker rebalance mine"),
            ],
            _server.Plane.Asked.Select(asked => (asked.What, asked.Caller!.Why)));
    }

    [Fact]
    public async Task What_is_no_version_is_refused()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => _server.Client.UpgradeAsync("mine", null, new("20; reboot"), Cancellation));


        Assert.Equal("\"20; reboot\" is no version.", refused.Problem.Detail);
        Assert.Empty(_server.Plane.Asked);
    }

    [Fact]
    public async Task A_host_shows_what_is_mended_what_went_wrong_and_what_others_made()
    {
        _server.Plane.Hosts =
        [
            _server.Plane.Hosts[0] with
            {
                State = HostState.Upgrading,
                Differences = ["engine: it does not answer"],
                Remarks = ["Docker 26 is asked for; installed is Docker 20.10.24"],
                Upgrade = HostStatus.Newest,
                CareProblem = "No route to host.",
                Strangers = [new Stranger("db", "postgres:15", Runs: true)],
            },
        ];


        var host = Assert.Single((await _server.Client.CloudAsync("local", Cancellation)).Hosts);


        Assert.Equal(("upgrading", "newest", "No route to host."), (host.State, host.Upgrade, host.CareProblem));
        Assert.Equal("engine: it does not answer", Assert.Single(host.Differences!));
        Assert.Equal("Docker 26 is asked for; installed is Docker 20.10.24", Assert.Single(host.Remarks!));
        Assert.Equal(new("db", "postgres:15", true), Assert.Single(host.Strangers!));
    }
}
