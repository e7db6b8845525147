using System.Text;

using Clocker.Client.Entities;
using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Server.Tests.Endpoints;

public sealed class EntityEndpointsTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Nothing = [];

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;
    private readonly RunningServer _server = new();

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        _server.Plane.Show(
            FakePlane.Application(
                "visitors",
                below:
                [
                    FakePlane.Entity("e1", "visitors/haproxy", "c1") with
                    {
                        Sensors = [new("service.isUp", Value.Of(true)), new("answer", Value.Of(1.10m)), new("list", new Value.Sequence([Value.Of("a")]))],
                    },
                    FakePlane.Entity("e2", "visitors/db", "c2"),
                ]),
            FakePlane.Application("other", below: [FakePlane.Entity("e3", "other/db", null)]));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("e1")]
    [InlineData("visitors/haproxy")]
    [InlineData("haproxy")]
    public async Task Finds_an_entity_by_id_address_and_unique_name(string reference) =>
        Assert.Equal("e1", (await _server.Client.EntityAsync(reference, Cancellation)).Id);

    [Fact]
    public async Task A_name_that_several_have_is_refused_with_all_of_them()
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => _server.Client.EntityAsync("db", Cancellation))).Problem;
        Assert.Equal((409, ProblemCodes.EntityAmbiguous), (problem.Status, problem.Code));
        Assert.Equal(["visitors/db", "other/db"], problem.Candidates);
    }

    [Theory]
    [InlineData("visitors/haprxy", "visitors/haproxy")]
    [InlineData("haprox", "haproxy")]
    public async Task Suggests_the_entity_that_was_meant(string written, string meant)
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => _server.Client.EntityAsync(written, Cancellation))).Problem;
        Assert.Equal((404, ProblemCodes.EntityNotFound), (problem.Status, problem.Code));
        Assert.Equal([meant], problem.Suggestions);
        Assert.Contains("visitors/db", problem.Candidates);
    }

    [Fact]
    public async Task Sensors_are_one_flat_object_of_their_own_types()
    {
        using var http = _server.OverSocket();
        Assert.Equal(
            """{"answer":1.10,"list":["a"],"service.isUp":true}""",
            await http.GetStringAsync("/api/entities/visitors%2Fhaproxy/sensors", Cancellation));
    }

    [Fact]
    public async Task Config_hides_secrets()
    {
        var config = await _server.Client.ConfigAsync("haproxy", Cancellation);
        Assert.Equal(("password", "***", "here"), (config[0].Key, config[0].Value.GetString(), config[0].From));
    }

    [Fact]
    public async Task Effectors_reach_the_plane()
    {
        await _server.Client.InvokeAsync("haproxy", "restart", Nothing, Cancellation);


        Assert.Equal(("restart", new EntityId("e1"), new Caller(Environment.UserName, "clocker restart visitors/haproxy")), Assert.Single(_server.Plane.Asked));
    }

    [Fact]
    public async Task A_cloud_is_a_tree_of_its_hosts_and_their_containers()
    {
        var tree = await _server.Client.ApplicationAsync("local", Cancellation);
        var sensors = await _server.Client.SensorsAsync("local/here", Cancellation);


        Assert.Equal(["local", "local/docker-hosts", "local/here"], tree.Entities.Take(3).Select(entity => entity.Address));
        Assert.Equal("ready", sensors["docker.host.state"].GetString());
    }

    [Fact]
    public async Task Effectors_of_a_cloud_and_its_hosts_reach_the_clouds()
    {
        var effectors = await _server.Client.EffectorsAsync("local/here", Cancellation);
        await _server.Client.InvokeAsync("local/here", "drain", Nothing, Cancellation);
        await _server.Client.InvokeAsync("mine", "resize", new Dictionary<string, string> { ["desiredSize"] = "3" }, Cancellation);
        await _server.Client.InvokeAsync("local/here", "upgrade", new Dictionary<string, string> { ["version"] = "20.10", ["drain"] = "true" }, Cancellation);
        await _server.Client.InvokeAsync("mine", "upgrade", Nothing, Cancellation);


        Assert.Equal(["drain", "use", "upgrade", "runDockerCommand", "execCommand", "deployArchive", "buildImage", "remove"], effectors.Select(effector => effector.Name));
        Assert.Equal(
            [("drain", (object)new HostId("host1")), ("resize to 3", "mine"), ("upgrade host1 to 20.10 drained", "local"), ("upgrade all to newest", "mine")], _server.Plane.Asked.Select(asked => (asked.What, asked.About!)));
    }

    [Fact]
    public async Task What_a_host_s_machine_is_told_is_answered_with_what_became_of_it()
    {
        var answer = await _server.Client.InvokeAsync(
            "local/here", "runDockerCommand", new Dictionary<string, string> { ["command"] = "ps --all", ["timeout"] = "2m" }, Cancellation);
        await _server.Client.InvokeAsync("local/here", "deployArchive", new Dictionary<string, string> { ["url"] = "https://example/a.tgz" }, Cancellation);
        await _server.Client.InvokeAsync(
            "local/here", "buildImage", new Dictionary<string, string> { ["dockerfile"] = "https://example/Dockerfile", ["name"] = "web:1" }, Cancellation);
        var wrong = (await Assert.ThrowsAsync<ProblemException>(() => _server.Client.InvokeAsync(
            "local/here", "runDockerCommand", new Dictionary<string, string> { ["command"] = "ps", ["timeout"] = "for ever" }, Cancellation))).Problem;


        Assert.Equal((3, "half of it\n"), (answer.Result?.ExitCode, answer.Result?.Output));
        Assert.Equal(
            ["runDockerCommand ps --all within 2 minutes", "deployArchive https://example/a.tgz within 20 minutes", "buildImage web:1 from https://example/Dockerfile within 20 minutes"],
            _server.Plane.Asked.Select(asked => asked.What));
        Assert.Contains("\"for ever\" is no time", wrong.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_effector_needs_has_to_be_given_and_nothing_else()
    {
        var missing = (await Assert.ThrowsAsync<ProblemException>(() => _server.Client.InvokeAsync("mine", "resize", Nothing, Cancellation))).Problem;
        var misspelt = (await Assert.ThrowsAsync<ProblemException>(
            () => _server.Client.InvokeAsync("mine", "resize", new Dictionary<string, string> { ["desiredSizes"] = "3" }, Cancellation))).Problem;
        var wrong = (await Assert.ThrowsAsync<ProblemException>(
            () => _server.Client.InvokeAsync("mine", "resize", new Dictionary<string, string> { ["desiredSize"] = "many" }, Cancellation))).Problem;


        Assert.Contains("needs \"desiredSize\"", missing.Detail, StringComparison.Ordinal);
        Assert.Equal("Did you mean \"desiredSize\"?", misspelt.Remedy);
        Assert.Contains("\"many\" is no number of hosts", wrong.Detail, StringComparison.Ordinal);
        Assert.Empty(_server.Plane.Asked);
    }

    [Fact]
    public async Task Placement_is_explained_host_by_host()
    {
        var placement = await _server.Client.PlacementAsync("haproxy", Cancellation);


        Assert.Equal(("visitors/haproxy", "local", "host-1"), (placement.Entity, placement.Cloud, placement.Host));
        Assert.Equal([null, "memory"], placement.Hosts.Select(host => host.Reason));
        Assert.Equal(["EnoughMemory", "LeastContainers"], placement.Hosts[1].Strategies.Select(verdict => verdict.Strategy));
    }

    [Fact]
    public async Task An_effector_that_is_not_there_is_refused()
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => _server.Client.InvokeAsync("haproxy", "restrat", Nothing, Cancellation))).Problem;
        Assert.Equal(ProblemCodes.NoSuchEffector, problem.Code);
        Assert.Equal("Did you mean \"restart\"?", problem.Remedy);
    }

    [Fact]
    public async Task Logs_of_an_application_are_those_of_its_containers_in_order_of_time()
    {
        _server.Plane.FakeEngine.Logs["c1"] = [Line(1, "one"), Line(3, "three")];
        _server.Plane.FakeEngine.Logs["c2"] = [Line(2, "two")];


        var lines = await ListAsync(_server.Client.LogsAsync("visitors", null, follow: false, Cancellation));


        Assert.Equal(["visitors/haproxy one", "visitors/db two", "visitors/haproxy three"], lines.Select(line => $"{line.Entity} {line.Text}"));
    }

    [Fact]
    public async Task Logs_that_are_followed_go_on_with_new_containers()
    {
        _server.Plane.FakeEngine.Logs["c1"] = [Line(1, "one"), Line(2, "two")];
        _server.Plane.FakeEngine.Logs["c9"] = [Line(3, "three"), Line(4, "four")];
        var texts = new List<string>();
        await foreach (var line in _server.Client.LogsAsync("haproxy", 1, follow: true, Cancellation))
        {
            texts.Add(line.Text);
            if (texts.Count == 3)
            {
                break;
            }

            _server.Plane.Show(FakePlane.Application("visitors", below: [FakePlane.Entity("e1", "visitors/haproxy", "c9")]));
        }

        Assert.Equal(["two", "three", "four"], texts);
    }

    [Fact]
    public async Task Logs_that_are_followed_go_on_when_a_container_runs_again()
    {
        _server.Plane.FakeEngine.Logs["c1"] = [Line(1, "one"), Line(2, "two")];
        _server.Plane.FakeEngine.Ended.Add("c1");
        var texts = new List<string>();
        await foreach (var line in _server.Client.LogsAsync("haproxy", 1, follow: true, Cancellation))
        {
            texts.Add(line.Text);
            if (texts.Count == 2)
            {
                break;
            }

            _server.Plane.FakeEngine.Logs["c1"] = [Line(1, "one"), Line(2, "two"), Line(3, "three")];
            _server.Plane.Show(FakePlane.Application("visitors", below: [FakePlane.Entity("e1", "visitors/haproxy", "c1", startedAt: Line(3, "").At)]));
        }

        Assert.Equal(["two", "three"], texts);
    }

    [Fact]
    public async Task An_engine_that_fails_is_told_in_its_words()
    {
        _server.Plane.FakeEngine.Fails = new DeviceException(DeviceFault.Unreachable, "The engine does not answer.");


        var problem = (await Assert.ThrowsAsync<ProblemException>(() => ListAsync(_server.Client.LogsAsync("haproxy", null, false, Cancellation)))).Problem;


        Assert.Equal((502, ProblemCodes.EngineFailed, "The engine does not answer."), (problem.Status, problem.Code, problem.Detail));
    }

    [Fact]
    public async Task Exec_passes_input_output_errors_size_and_exit_code()
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        using var session = await _server.Client.ExecAsync("haproxy", new ExecRequest(["cat", "-"], true, 100, 40), Cancellation);
        await session.WriteAsync("hello"u8.ToArray(), Cancellation);
        await session.ResizeAsync(120, 50, Cancellation);
        await session.EndInputAsync(Cancellation);


        var end = await session.CopyOutputAsync(output, error, Cancellation);


        Assert.Equal(42, end.ExitCode);
        Assert.Equal("hello", Encoding.UTF8.GetString(output.ToArray()));
        Assert.Equal("ready\n", Encoding.UTF8.GetString(error.ToArray()));
        Assert.Equal(["c1: cat - (terminal)", "100x40", "120x50"], _server.Plane.FakeEngine.Talked);
    }

    [Fact]
    public async Task Exec_that_the_engine_refuses_says_why()
    {
        _server.Plane.FakeEngine.Fails = new DeviceException(DeviceFault.Invalid, "There is no such program.");
        using var session = await _server.Client.ExecAsync("haproxy", new ExecRequest(["nothing"], false, 0, 0), Cancellation);


        var end = await session.CopyOutputAsync(Stream.Null, Stream.Null, Cancellation);


        Assert.Equal("There is no such program.", end.Problem);
    }

    [Fact]
    public async Task Exec_without_a_container_names_those_that_have_one()
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(
            () => _server.Client.ExecAsync("visitors", new ExecRequest(["sh"], false, 0, 0), Cancellation))).Problem;
        Assert.Equal(ProblemCodes.NoContainer, problem.Code);
        Assert.Equal("Name one that has: visitors/haproxy, visitors/db.", problem.Remedy);
    }

    private static LogLine Line(int second, string text) => new(DateTimeOffset.UnixEpoch.AddSeconds(second), false, text);

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
