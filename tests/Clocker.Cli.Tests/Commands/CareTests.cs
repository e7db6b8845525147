using Xunit;

namespace Clocker.Cli.Tests.Commands;

/// <summary>Upgrading, removing by force, and Ctrl-C while a lab or a cloud is made.</summary>
public sealed class CareTests : IAsyncLifetime
{
    private readonly CommandRun _run = new();

    public async ValueTask InitializeAsync()
    {
        await _run.WithServerAsync();
        _run.Server.On("GET /api/version", """{"version":"0.1.0","api":1}""");
    }

    public ValueTask DisposeAsync() => _run.DisposeAsync();

    [Fact]
    public async Task Upgrade_sends_what_was_asked_for_and_says_what_runs_now()
    {
        _run.Server.On("POST /api/clouds/rack/hosts/host-2/upgrade", """{"cloud":"rack"}""", 202)
            .On("GET /api/clouds/rack/changes", Lines(Cloud("""{"upgrade":"20.10","state":"upgrading",""" + Host), Cloud("""{"state":"ready",""" + Host)));


        var code = await _run.RunAsync("cloud upgrade rack/host-2 --version 20.10 --drain");


        Assert.Equal(0, code);
        Assert.EndsWith("Upgraded: host-2 (20.10.24).\n", _run.Output, StringComparison.Ordinal);
        Assert.Equal("""{"version":"20.10","drain":true}""", Assert.Single(_run.Server.Bodies));
    }

    [Fact]
    public async Task Upgrade_of_a_cloud_ends_with_the_problem_of_a_host_that_stays_as_it_is()
    {
        _run.Server.On("POST /api/clouds/rack/upgrade", """{"cloud":"rack"}""", 202)
            .On("GET /api/clouds/rack/changes", Lines(Cloud("""{"state":"ready","careProblem":"Docker 99 is not among the packages.",""" + Host)));


        Assert.Equal(1, await _run.RunAsync("cloud upgrade rack --version 99"));


        Assert.Contains("rack/host-2 is not upgraded: Docker 99 is not among the packages.", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upgrade_is_called_off()
    {
        _run.Server.On("DELETE /api/clouds/rack/upgrade", """{"cloud":"rack"}""", 202);


        Assert.Equal((0, "What has not begun is called off.\n"), (await _run.RunAsync("cloud upgrade rack --stop"), _run.Output));
    }

    [Fact]
    public async Task Remove_by_force_says_what_was_left_behind()
    {
        _run.Server.On("GET /api/clouds/rack", Cloud("""{"state":"lost",""" + Host))
            .On("DELETE /api/clouds/rack/hosts/host-2?data=false&force=true", """{"cloud":"rack"}""", 202)
            .On("GET /api/clouds/rack/changes", Lines("""{"name":"rack","applications":[],"hosts":[]}"""))
            .On("GET /api/events", Lines(
                """{"position":1,"at":"2026-01-01T00:00:00Z","kind":"host.removed/1","text":"Host rack/host-1 has left the cloud.","who":"a","why":"b"}""",
                """{"position":2,"at":"2026-01-01T00:00:00Z","kind":"host.removed/1","text":"Host rack/host-2 has left the cloud, and nobody took it back: x.","who":"a","why":"b"}"""));


        Assert.Equal(0, await _run.RunAsync("cloud remove-host rack/host-2 --force"));


        Assert.Equal("Host rack/host-2 has left the cloud, and nobody took it back: x.\n", _run.Output);
    }

    [Fact]
    public async Task A_cloud_that_is_gone_before_anybody_looked_is_gone()
    {
        _run.Server
            .On("DELETE /api/clouds/rack?force=false", """{"cloud":"rack"}""")
            .On("GET /api/clouds/rack/changes", Canned.Problem("cloud-not-found", 404, "There is no cloud rack."), 404);


        Assert.Equal(0, await _run.RunAsync("cloud rm rack"));


        Assert.Equal("Cloud rack is gone.\n", _run.Output);
    }

    [Fact]
    public async Task Hosts_shows_what_is_mended_what_went_wrong_and_what_others_started()
    {
        _run.Server.On("GET /api/clouds/rack", Cloud(
            """{"state":"ready","differences":["engine: it does not answer"],"careProblem":"No route to host.","remarks":["Docker 26 is asked for; installed is Docker 20.10.24"],"strangers":[{"name":"db","image":"postgres:15","runs":true}],""" + Host));


        Assert.Equal(0, await _run.RunAsync("cloud hosts rack"));


        Assert.Contains(
            "0            1        being mended: engine: it does not answer; No route to host.; Docker 26 is asked for; installed is Docker 20.10.24", _run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lab up", "The server goes on making lab lab: see clocker lab ls. To take it back: clocker lab down.")]
    [InlineData("lab up --name racks", "To take it back: clocker lab down --name racks.")]
    [InlineData("cloud create rack --location lab", "The server goes on: see clocker cloud show rack. To take it back: clocker cloud rm rack.")]
    public async Task Ctrl_C_stops_waiting_and_says_what_goes_on_and_how_to_take_it_back(string line, string remedy)
    {
        Task Never(Microsoft.AspNetCore.Http.HttpContext context)
        {
            _run.Terminal.Interrupt();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        _run.Server.On("PUT /api/labs/lab", Never).On("PUT /api/labs/racks", Never)
            .On("POST /api/clouds", """{"cloud":"rack"}""", 202).On("GET /api/clouds/rack/changes", Never);


        Assert.Equal(1, await _run.RunAsync(line));


        Assert.Contains("Not waiting any more.", _run.Error, StringComparison.Ordinal);
        Assert.Contains(remedy, _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_before_the_server_has_answered_says_that_it_may_have_begun()
    {
        _run.Server.On("POST /api/clouds", context =>
        {
            _run.Terminal.Interrupt();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });


        Assert.Equal(1, await _run.RunAsync("cloud create rack --location lab"));


        Assert.Contains("The server may have begun, and goes on then: see clocker cloud ls. To take it back: clocker cloud rm rack.", _run.Error, StringComparison.Ordinal);
    }

    private const string Host = """ "id":"c.2","name":"host-2","location":"rack","origin":"byon:(hosts=a)","engineVersion":"20.10.24"}""";

    private static string Cloud(string host) => $$"""{"name":"rack","applications":[],"hosts":[{{host}}]}""";

    private static string Lines(params string[] lines) => string.Join('\n', lines) + "\n";
}
