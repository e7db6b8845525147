using Clocker.Client.Locations;
using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Locations;

using Xunit;

namespace Clocker.Server.Tests.Endpoints;

public sealed class LocationEndpointsTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly RunningServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_is_added_is_shown_and_its_secrets_are_kept_apart()
    {
        var answer = await AddAsync("rack", "byon:(hosts=\"10.0.0.1\",password=s3cret)", ("user", "admin"));


        Assert.Equal("added", answer.Change);
        var shown = await _server.Client.LocationAsync("rack", Cancellation);
        Assert.Equal(("byon", "\"***\"", "\"admin\""), (shown.Spec, shown.Defaults["password"].GetRawText(), shown.Defaults["user"].GetRawText()));
        var (owner, name, value) = Assert.Single(_server.Stores.Secrets.Values);
        Assert.Equal(("location/rack", "password", "s3cret"), (owner, name, value));
        var sent = Assert.IsType<NamedLocation>(_server.Plane.Asked.Last().About);
        Assert.DoesNotContain("s3cret", sent.Defaults.ToString(), StringComparison.Ordinal);
        Assert.Equal("clocker location add rack", _server.Plane.Asked.Last().Caller?.Why);
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_something_else_is_to_be_said()
    {
        await AddAsync("rack", "byon:(hosts=\"10.0.0.1\",password=s3cret)");
        var again = await AddAsync("rack", "{byon: {hosts: 10.0.0.1, password: s3cret}}");
        var refused = await Assert.ThrowsAsync<ProblemException>(() => AddAsync("rack", "byon:(hosts=\"10.0.0.2\",password=other)"));
        Assert.Equal("s3cret", Assert.Single(_server.Stores.Secrets.Values).Value);
        var replaced = await AddAsync("rack", "host:10.0.0.2", replace: true);


        Assert.Equal(("unchanged", "replaced"), (again.Change, replaced.Change));
        Assert.Equal("Location \"rack\" is there already, and says something else.", refused.Problem.Detail);
        Assert.Empty(_server.Stores.Secrets);
    }

    [Fact]
    public async Task What_is_wrong_is_told_with_its_place_and_nothing_is_kept()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => AddAsync("rack", "{byon: {hosts: [bob@], password: s3cret}}"));


        Assert.Equal((422, "location-invalid"), (refused.Problem.Status, refused.Problem.Code));
        Assert.Equal(("SPEC", 1, 17), (refused.Problem.Diagnostics[0].File, refused.Problem.Diagnostics[0].Line, refused.Problem.Diagnostics[0].Column));
        Assert.Empty(_server.Stores.Secrets);
        Assert.Empty(await _server.Client.LocationsAsync(Cancellation));
    }

    [Theory]
    [InlineData("lab", "\"lab\" is a kind of location, and cannot be the name of one.")]
    [InlineData("a b", "\"a b\" cannot be the name of a location.")]
    public async Task Some_names_are_none(string name, string detail) => Assert.Equal(
        detail, (await Assert.ThrowsAsync<ProblemException>(() => AddAsync(name, "localhost"))).Problem.Detail);

    [Fact]
    public async Task One_that_a_cloud_has_hosts_of_stays_and_another_goes_with_its_secrets()
    {
        await AddAsync("used", "localhost");
        await AddAsync("free", "byon:(hosts=\"10.0.0.1\",password=s3cret)");
        _server.Plane.Hosts = [.. _server.Plane.Hosts, new HostStatus(new("host2"), "mine", "m", null, null) { Origin = "used" }];


        var refused = await Assert.ThrowsAsync<ProblemException>(() => _server.Client.RemoveLocationAsync("used", Cancellation));
        await _server.Client.RemoveLocationAsync("free", Cancellation);


        Assert.Equal(("still-used", "Cloud \"mine\" has hosts of location \"used\"."), (refused.Problem.Code, refused.Problem.Detail));
        var left = Assert.Single(await _server.Client.LocationsAsync(Cancellation));
        Assert.Equal(("used", "mine"), (left.Name, Assert.Single(left.Clouds)));
        Assert.Empty(_server.Stores.Secrets);
    }

    [Fact]
    public async Task What_is_not_needed_can_be_left_out()
    {
        using var http = _server.OverSocket();
        using var body = new StringContent("""{"name":"rack","text":"localhost","sourceName":"curl"}""");
        using var blueprint = new MultipartFormDataContent { { new StringContent("""{"sourceName":"a.yaml","sourceText":"services: []","origin":"a"}"""), "deployment" } };


        using var added = await http.PostAsync(new Uri("/api/locations", UriKind.Relative), body, Cancellation);
        using var validated = await http.PostAsync(new Uri("/api/validate", UriKind.Relative), blueprint, Cancellation);


        Assert.Equal((System.Net.HttpStatusCode.OK, System.Net.HttpStatusCode.OK), (added.StatusCode, validated.StatusCode));
    }

    [Fact]
    public async Task A_name_that_is_none_gets_did_you_mean()
    {
        await AddAsync("rack-a", "localhost");


        var refused = await Assert.ThrowsAsync<ProblemException>(() => _server.Client.LocationAsync("rackk-a", Cancellation));


        Assert.Equal(("location-not-found", "Did you mean \"rack-a\"?"), (refused.Problem.Code, refused.Problem.Remedy));
    }

    [Fact]
    public async Task An_engine_in_clear_text_is_warned_of_wherever_it_is_named()
    {
        var added = await AddAsync("plain", "docker:tcp+plain://10.0.0.1:2375");
        var cloud = await _server.Client.CreateCloudAsync(new("new", "plain", 1), Cancellation);
        var direct = await _server.Client.CreateCloudAsync(new("other", "docker:tcp+plain://10.0.0.1:2375", 1), Cancellation);
        var harmless = await _server.Client.CreateCloudAsync(new("third", "simulated", 1), Cancellation);


        Assert.Equal(("CLK1110", "warning"), (added.Warnings[0].Code, added.Warnings[0].Severity));
        Assert.Equal(added.Warnings[0].Message, cloud.Warning);
        Assert.Equal(added.Warnings[0].Message, direct.Warning);
        Assert.Null(harmless.Warning);
    }

    [Fact]
    public async Task A_password_is_not_taken_where_it_would_be_journaled()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => _server.Client.CreateCloudAsync(new("new", "byon:(hosts=\"10.0.0.1\",password=s3cret)", 1), Cancellation));


        Assert.StartsWith("The location holds a password or a key", refused.Problem.Detail, StringComparison.Ordinal);
        Assert.Empty(_server.Plane.Asked);
    }

    private Task<LocationAddAnswer> AddAsync(string name, string text, params (string Key, string Value)[] set) => AddAsync(name, text, false, set);

    private Task<LocationAddAnswer> AddAsync(string name, string text, bool replace, params (string Key, string Value)[] set) => _server.Client.AddLocationAsync(
        new() { Name = name, Text = text, SourceName = "SPEC", Set = set.ToDictionary(pair => pair.Key, pair => pair.Value), Replace = replace }, Cancellation);
}
