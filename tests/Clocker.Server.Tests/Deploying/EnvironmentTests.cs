using Clocker.Client.Deploying;
using Clocker.Client.Problems;

using Xunit;

namespace Clocker.Server.Tests.Deploying;

/// <summary>The examples of environments, in a server with everything in it.</summary>
public sealed class EnvironmentTests : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(Above(AppContext.BaseDirectory), "examples", "environments");

    private readonly WholeServer _server = new();
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public ValueTask InitializeAsync()
    {
        _patience.CancelAfter(TimeSpan.FromMinutes(1));
        return _server.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _patience.Dispose();
    }

    [Theory]
    [InlineData("laptop.yaml")]
    [InlineData("lab.yaml")]
    [InlineData("simulated.yaml")]
    public async Task Each_example_is_valid(string environment)
    {
        var answer = await _server.Client.ValidateAsync(Request(environment), [], _patience.Token);


        Assert.True(answer.IsValid);
        Assert.Empty(answer.Diagnostics);
    }

    [Fact]
    public async Task The_simulated_one_runs_and_says_where_each_value_was_written()
    {
        var request = Request("simulated.yaml") with { Set = new Dictionary<string, string> { ["page.greeting"] = "Welcome" } };


        var plan = await _server.Client.PlanAsync(request, [], _patience.Token);
        var answer = await _server.Client.DeployAsync(request, [], _patience.Token);
        var tree = await _server.RunningAsync(answer.Name, _patience.Token);
        var config = await _server.Client.ConfigAsync("page/web", _patience.Token);


        Assert.Equal(("simulated", 3), (tree.Location, tree.Entities.Count));
        Assert.Equal(
            [
                "page location simulated.yaml:2:1 ",
                "page page.greeting simulated.yaml:3:1 ",
                "page page.place simulated.yaml:4:1 ",
                "page/web docker.memory simulated.yaml:7:5 page.yaml:20:3",
                "page/web docker.cpus simulated.yaml:8:5 ",
                "page/web docker.container.environment simulated.yaml:9:5 page.yaml:21:3",
                "page/status docker.memory simulated.yaml:10:13 page.yaml:32:3",
            ],
            plan.Environment!.Select(change => $"{change.Entity} {change.Key} {change.At} {change.Instead}"));
        Assert.Equal(
            [
                "docker.container.environment here simulated.yaml:9:5 {\"PAGE_LOG\":\"error\"}",
                "docker.cpus here simulated.yaml:8:5 4",
                "docker.memory here simulated.yaml:7:5 \"2g\"",
                "page.greeting page --set \"***\"",
                "page.place page simulated.yaml:4:1 \"nowhere\"",
            ],
            config.Where(entry => entry.Key is "page.greeting" or "page.place" or "docker.memory" or "docker.cpus" or "docker.container.environment")
                .Select(entry => $"{entry.Key} {entry.From} {entry.Place} {entry.Value.GetRawText()}"));
    }

    [Fact]
    public async Task What_was_deployed_stays_known_after_a_restart_and_the_same_again_has_nothing_to_do()
    {
        await _server.Client.DeployAsync(Request("simulated.yaml"), [], _patience.Token);
        await _server.RunningAsync("page", _patience.Token);


        await _server.RestartAsync();


        await _server.RunningAsync("page", _patience.Token);
        var plan = await _server.Client.PlanAsync(Request("simulated.yaml"), [], _patience.Token);
        var other = await _server.Client.PlanAsync(Request("simulated.yaml") with { Environments = [], Location = "simulated" }, [], _patience.Token);
        var config = await _server.Client.ConfigAsync("page/web", _patience.Token);
        Assert.All(plan.Steps, step => Assert.Equal("keep", step.Action));
        Assert.Contains(other.Steps, step => step is { Entity: "page/web", Action: "recreate" });
        Assert.Null(other.Environment);
        Assert.Equal("simulated.yaml:7:5", config.Single(entry => entry.Key == "docker.memory").Place);
    }

    [Fact]
    public async Task A_location_of_the_environment_that_is_no_cloud_is_told_with_its_place()
    {
        var unknown = await Assert.ThrowsAsync<ProblemException>(() => _server.Client.DeployAsync(Request("lab.yaml"), [], _patience.Token));
        var hosts = await Assert.ThrowsAsync<ProblemException>(
            () => _server.Client.PlanAsync(Request("lab.yaml") with { Environments = [new("mine.yaml", "location: localhost")] }, [], _patience.Token));


        var diagnostic = Assert.Single(unknown.Problem.Diagnostics);
        Assert.Equal(("CLK1111", "lab.yaml", 5, 11), (diagnostic.Code, diagnostic.File, diagnostic.Line, diagnostic.Column));
        Assert.StartsWith("There is no location \"rehearsal\".", diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(
            "Location \"localhost\" gives hosts, and is no cloud; make one of it first: clocker cloud create NAME --location localhost.",
            Assert.Single(hosts.Problem.Diagnostics).Message);
        Assert.Empty(await _server.Client.ApplicationsAsync(_patience.Token));
    }

    [Fact]
    public async Task A_plan_refuses_what_up_would_refuse()
    {
        await _server.Client.DeployAsync(Request("simulated.yaml"), [], _patience.Token);
        await _server.RunningAsync("page", _patience.Token);


        var plan = await Assert.ThrowsAsync<ProblemException>(() => _server.Client.PlanAsync(Request("laptop.yaml"), [], _patience.Token));
        var up = await Assert.ThrowsAsync<ProblemException>(() => _server.Client.DeployAsync(Request("laptop.yaml"), [], _patience.Token));


        Assert.EndsWith("is deployed to \"simulated\"; remove it before it goes to \"local\".", plan.Problem.Detail, StringComparison.Ordinal);
        Assert.Equal(up.Problem.Detail, plan.Problem.Detail);
    }

    [Fact]
    public async Task What_an_application_says_goes_before_what_is_usual_and_after_what_is_told()
    {
        var usual = Request("simulated.yaml") with { UsualLocation = "nowhere" };
        var told = Request("lab.yaml") with { Location = "simulated", Name = "told" };


        await _server.Client.DeployAsync(usual, [], _patience.Token);
        await _server.Client.DeployAsync(told, [], _patience.Token);


        Assert.Equal(["simulated", "simulated"], (await _server.Client.ApplicationsAsync(_patience.Token)).Select(application => application.Location));
    }

    private static DeployRequest Request(string environment) => new()
    {
        SourceName = "page.yaml",
        SourceText = File.ReadAllText(Path.Combine(Folder, "page.yaml")),
        Origin = "/examples/page.yaml",
        Environments = [new(environment, File.ReadAllText(Path.Combine(Folder, environment)))],
    };

    private static string Above(string directory) =>
        File.Exists(Path.Combine(directory, "Clocker.slnx")) ? directory : Above(Path.GetDirectoryName(directory)!);
}
