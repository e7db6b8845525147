using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Entities;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Server.Tests.Endpoints;

public sealed class ApplicationEndpointsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private static ApplicationView Visitors => FakePlane.Application(
        "visitors",
        below:
        [
            FakePlane.Entity("e1", "visitors/haproxy", "c1") with { Sensors = [new("mapped.main.uri", Value.Of("http://127.0.0.1:32768/"))] },
            FakePlane.Entity("e2", "visitors/tomcat", "c2") with { IsUp = false, State = Lifecycle.Starting, Waiting = "mysql" },
        ]);

    [Fact]
    public async Task Lists_applications()
    {
        server.Plane.Show(Visitors);


        var summary = Assert.Single(await server.Client.ApplicationsAsync(Cancellation));


        Assert.Equal("visitors", summary.Name);
        Assert.Equal("RUNNING", summary.State);
        Assert.Equal((1, 2), (summary.ContainersUp, summary.Containers));
        Assert.Equal("http://127.0.0.1:32768/", summary.Uri);
    }

    [Fact]
    public async Task Shows_the_tree_with_containers_and_reasons()
    {
        server.Plane.Show(Visitors);


        var tree = await server.Client.ApplicationAsync("visitors", Cancellation);


        Assert.Equal(["visitors", "visitors/haproxy", "visitors/tomcat"], tree.Entities.Select(entity => entity.Address));
        Assert.Equal("mysql", tree.Entities[2].Waiting);
        Assert.Equal(32768, tree.Entities[1].Container!.Ports[0].Host);
    }

    [Fact]
    public async Task Suggests_the_application_that_was_meant()
    {
        server.Plane.Show(Visitors);


        var problem = (await Assert.ThrowsAsync<ProblemException>(() => server.Client.ApplicationAsync("visitor", Cancellation))).Problem;


        Assert.Equal((404, ProblemCodes.ApplicationNotFound), (problem.Status, problem.Code));
        Assert.Equal(["visitors"], problem.Suggestions);
        Assert.Equal("Did you mean \"visitors\"?", problem.Remedy);
    }

    [Fact]
    public async Task Deletes_with_volumes_if_told_and_says_who_asked()
    {
        server.Plane.Show(Visitors);
        server.Plane.Asked.Clear();


        await server.Client.DeleteAsync("visitors", withVolumes: true, Cancellation);


        var asked = Assert.Single(server.Plane.Asked);
        Assert.Equal("delete with volumes", asked.What);
        Assert.Equal(new Caller(Environment.UserName, "clocker down visitors"), asked.Caller);
    }

    [Fact]
    public async Task Streams_changes_until_the_application_is_gone()
    {
        server.Plane.Show(Visitors);
        var states = new List<string>();
        await foreach (var tree in server.Client.ChangesAsync("visitors", Cancellation))
        {
            states.Add(tree.Entities[0].State);
            server.Plane.Show(states.Count < 3 ? [Other(states.Count)] : []);
        }

        Assert.Equal(["RUNNING", "STARTING", "STOPPING"], states);
        return;

        static ApplicationView Other(int step) => Visitors with
        {
            Entities = [Visitors.Root with { State = step == 1 ? Lifecycle.Starting : Lifecycle.Stopping }],
        };
    }

    [Fact]
    public async Task A_refusal_of_the_plane_keeps_its_words()
    {
        server.Plane.Show(Visitors);
        server.Plane.Refuses = Refusal.Unavailable;


        var problem = (await Assert.ThrowsAsync<ProblemException>(() => server.Client.DeleteAsync("visitors", false, Cancellation))).Problem;


        server.Plane.Refuses = null;
        Assert.Equal((503, ProblemCodes.Unavailable, "It cannot be."), (problem.Status, problem.Code, problem.Detail));
    }
}
