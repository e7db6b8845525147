using Clocker.Client.Locations;
using Clocker.Client.Problems;

using Xunit;

namespace Clocker.Server.Tests.Locating;

/// <summary>Named locations, in a server with everything in it.</summary>
public sealed class NamedLocationTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly WholeServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_cloud_gets_hosts_by_a_name_of_a_name_also_after_a_restart()
    {
        await AddAsync("pretended", "simulated");
        await AddAsync("tests", "pretended");
        await _server.Client.CreateCloudAsync(new("tests", "tests", 1), Cancellation);
        await ReadyAsync("tests", 1);


        await _server.RestartAsync();


        await ReadyAsync("tests", 1);
        await _server.Client.AddHostsAsync("tests", new(1), Cancellation);
        await ReadyAsync("tests", 2);
        Assert.Equal(["pretended", "tests"], (await _server.Client.LocationsAsync(Cancellation)).Select(location => location.Name));
        Assert.Equal("Cloud \"tests\" has hosts of location \"tests\".", await RefusalAsync("tests"));
        Assert.Equal("Location \"tests\" stands for \"pretended\".", await RefusalAsync("pretended"));
    }

    [Fact]
    public async Task Secrets_are_nowhere_on_disk_in_clear()
    {
        await AddAsync("rack", "byon:(hosts=\"10.0.0.1\",user=findable,password=s3cret-word)");


        var events = new List<string>();
        await foreach (var happened in _server.Client.EventsAsync(null, 0, follow: false, Cancellation))
        {
            events.Add(happened.Text);
        }

        Assert.Contains("Location \"rack\" stands for byon with hosts=10.0.0.1, password=***, user=findable now.", events);
        Assert.Contains("findable", _server.Disk, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-word", _server.Disk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_defines_locations_that_clouds_get_hosts_from()
    {
        const string catalogue = """
            brooklyn.catalog:
              bundle: places
              version: 1.0
              items:
              - id: rehearsals
                itemType: location
                item: { type: simulated }
            """;
        await _server.Client.AddToCatalogueAsync(new() { Bundles = [new("places.bom", [new("places.bom", catalogue)])] }, Cancellation);


        await _server.Client.CreateCloudAsync(new("mine", "rehearsals", 2), Cancellation);


        await ReadyAsync("mine", 2);
        var location = Assert.Single(await _server.Client.LocationsAsync(Cancellation));
        Assert.Equal(("rehearsals", "simulated", "rehearsals:1.0"), (location.Name, location.Spec, location.Item));
        Assert.Equal("Location \"rehearsals\" is defined by the catalogue item rehearsals:1.0.", await RefusalAsync("rehearsals"));
        var used = await Assert.ThrowsAsync<ProblemException>(() => _server.Client.RemoveFromCatalogueAsync("places:1.0", force: false, Cancellation));
        Assert.Equal("places:1.0 is used by the cloud \"mine\".", used.Problem.Detail);
    }

    [Fact]
    public async Task A_location_that_is_none_gets_did_you_mean()
    {
        await AddAsync("rack-a", "simulated");


        var refused = await Assert.ThrowsAsync<ProblemException>(() => _server.Client.CreateCloudAsync(new("mine", "rackk-a", 1), Cancellation));


        Assert.Equal("There is no location \"rackk-a\" that gives hosts. Did you mean \"rack-a\"?", refused.Problem.Detail);
    }

    private Task<LocationAddAnswer> AddAsync(string name, string text) =>
        _server.Client.AddLocationAsync(new() { Name = name, Text = text, SourceName = "SPEC" }, Cancellation);

    private async Task<string> RefusalAsync(string name) =>
        (await Assert.ThrowsAsync<ProblemException>(() => _server.Client.RemoveLocationAsync(name, Cancellation))).Problem.Detail;

    private async Task ReadyAsync(string cloud, int hosts)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        await foreach (var now in _server.Client.CloudChangesAsync(cloud, patience.Token))
        {
            if (now.Hosts.Count == hosts && now.Hosts.All(host => host.State == "ready"))
            {
                return;
            }
        }
    }
}
