using System.Net;

using Clocker.Control.Plane;

using Xunit;

namespace Clocker.Server.Tests.Endpoints;

public sealed class ServerEndpointsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_names_plane_and_hosts()
    {
        var status = await server.Client.StatusAsync(Cancellation);
        Assert.Equal(("plane1", "0.1.0"), (status.Plane, status.Version));
        Assert.Equal("20.10.24", Assert.Single(status.Hosts).EngineVersion);
    }

    [Fact]
    public async Task Doctor_passes_on_what_is_wrong_with_an_engine()
    {
        var usual = server.Plane.Hosts;
        server.Plane.Hosts = [new(new("host1"), "local", "here", null, "Nothing answers at /var/run/docker.sock.")];


        var finding = (await server.Client.DoctorAsync(Cancellation))[0];


        server.Plane.Hosts = usual;
        Assert.Equal(("engine", "error"), (finding.Check, finding.Level));
        Assert.NotNull(finding.Remedy);
    }

    [Fact]
    public async Task Events_resume_after_a_position_and_keep_to_an_application()
    {
        server.Plane.Journal.AddRange([Fact(1, "a"), Fact(2, "b"), Fact(3, "a")]);
        var positions = new List<long>();
        await foreach (var fact in server.Client.EventsAsync("a", 1, follow: false, Cancellation))
        {
            positions.Add(fact.Position);
        }

        Assert.Equal([3], positions);
    }

    [Fact]
    public async Task An_address_that_is_not_there_is_a_problem_too()
    {
        using var http = server.OverSocket();


        var answer = await http.GetAsync("/api/nothing", Cancellation);


        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static JournalEvent Fact(long position, string application) =>
        new(position, DateTimeOffset.UnixEpoch, application, null, "kind", "It happened.", "me", "because");
}
