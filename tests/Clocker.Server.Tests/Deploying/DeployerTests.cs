using Clocker.Client.Deploying;
using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

using Xunit;

namespace Clocker.Server.Tests.Deploying;

public sealed class DeployerTests : IAsyncLifetime
{
    private const string Blueprint = """
        name: shop
        services:
        - type: docker:nginx:1.22
          id: web
          env_file: web.env
          files:
            /index.html: {path: index.html}
        """;

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;
    private static readonly AttachedFile[] Files = [File("index.html", "hello"), File("web.env", "PASSWORD=geheim")];

    private readonly RunningServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Keeps_files_as_blobs_and_variables_as_secrets_and_says_who_asked()
    {
        var answer = await _server.Client.DeployAsync(Request(Blueprint), Files, Cancellation);


        var (_, about, caller) = Assert.Single(_server.Plane.Asked);
        var deployment = Assert.IsType<Deployment>(about);
        Assert.Equal("shop", answer.Name);
        Assert.Equal("clocker up shop.yaml", caller?.Why);
        Assert.Single(_server.Stores.Blobs);
        Assert.Equal(("shop", "env:web.env:PASSWORD", "geheim"), Assert.Single(_server.Stores.Secrets).Value);
        Assert.DoesNotContain("geheim", deployment.Blueprint.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_set_is_secret_where_it_can_be()
    {
        await _server.Client.DeployAsync(
            Request(Blueprint) with { Set = new Dictionary<string, string> { ["password"] = "geheim" } }, Files, Cancellation);


        var deployment = (Deployment)_server.Plane.Asked.Single().About!;
        Assert.IsType<Value.Secret>(Assert.IsType<Expression.Constant>(deployment.Blueprint.Root.Config["password"]).Value);
    }

    [Fact]
    public async Task A_file_that_did_not_come_is_a_diagnostic_at_the_place_that_names_it()
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(
            () => _server.Client.DeployAsync(Request(Blueprint), [Files[1]], Cancellation))).Problem;


        Assert.Equal((422, ProblemCodes.BlueprintInvalid), (problem.Status, problem.Code));
        var diagnostic = Assert.Single(problem.Diagnostics, diagnostic => diagnostic.Severity == "error");
        Assert.Equal(("CLK1403", "shop.yaml", 7), (diagnostic.Code, diagnostic.File, diagnostic.Line));
        Assert.Empty(_server.Plane.Asked);
    }

    [Fact]
    public async Task Validate_collects_everything_and_keeps_nothing()
    {
        var answer = await _server.Client.ValidateAsync(Request("services:\n- type: dokcer:nginx\n"), [], Cancellation);


        Assert.False(answer.IsValid);
        Assert.Contains(answer.Diagnostics, diagnostic => diagnostic.Line == 2);
        Assert.Empty(_server.Stores.Secrets);
    }

    [Fact]
    public async Task A_plan_keeps_no_secrets()
    {
        var answer = await _server.Client.PlanAsync(Request(Blueprint), Files, Cancellation);


        Assert.Equal(["create", "keep"], answer.Steps.Select(step => step.Action));
        Assert.Empty(_server.Stores.Secrets);
    }

    [Fact]
    public async Task Another_origin_is_refused_until_told_to_replace()
    {
        _server.Plane.Show(FakePlane.Application("shop", "/elsewhere/shop.yaml"));


        var problem = (await Assert.ThrowsAsync<ProblemException>(
            () => _server.Client.DeployAsync(Request(Blueprint), Files, Cancellation))).Problem;
        var replaced = await _server.Client.DeployAsync(Request(Blueprint) with { Replace = true }, Files, Cancellation);


        Assert.Equal((409, ProblemCodes.OriginDiffers), (problem.Status, problem.Code));
        Assert.StartsWith("Application \"shop\" was deployed from /elsewhere/shop.yaml, not from ", problem.Detail, StringComparison.Ordinal);
        Assert.False(replaced.IsNew);
    }

    [Fact]
    public async Task A_plan_says_when_the_name_belongs_to_another_blueprint()
    {
        _server.Plane.Show(FakePlane.Application("shop", "/elsewhere/shop.yaml"));


        Assert.Equal("/elsewhere/shop.yaml", (await _server.Client.PlanAsync(Request(Blueprint), Files, Cancellation)).OtherOrigin);
        Assert.Null((await _server.Client.PlanAsync(Request(Blueprint) with { Replace = true }, Files, Cancellation)).OtherOrigin);
    }

    [Fact]
    public async Task Undoing_a_first_deployment_removes_it_once_and_keeps_volumes()
    {
        var deployed = await _server.Client.DeployAsync(Request(Blueprint), Files, Cancellation);


        var undone = await _server.Client.UndoAsync(deployed.Undo, Cancellation);


        Assert.True(undone.IsRemoved);
        Assert.Equal(["deploy", "delete"], _server.Plane.Asked.Select(asked => asked.What));
        await Assert.ThrowsAsync<ProblemException>(() => _server.Client.UndoAsync(deployed.Undo, Cancellation));
    }

    [Fact]
    public async Task Undoing_an_update_deploys_what_was_there_before()
    {
        var before = FakePlane.Application("shop", "/elsewhere/shop.yaml");
        _server.Plane.Show(before);
        var deployed = await _server.Client.DeployAsync(Request(Blueprint) with { Replace = true }, Files, Cancellation);


        var undone = await _server.Client.UndoAsync(deployed.Undo, Cancellation);


        Assert.False(undone.IsRemoved);
        Assert.Equal(before.Deployment with { Replace = true }, _server.Plane.Asked.Last().About);
    }

    [Fact]
    public async Task Secrets_go_with_their_application()
    {
        _server.Plane.Show(FakePlane.Application("shop", "/blueprints/shop.yaml"));
        await _server.Client.DeployAsync(Request(Blueprint), Files, Cancellation);
        Assert.NotEmpty(_server.Stores.Secrets);


        _server.Plane.Show();


        while (_server.Stores.Secrets.Count > 0)
        {
            await Task.Yield();
            Cancellation.ThrowIfCancellationRequested();
        }
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task A_name_that_could_not_be_addressed_is_refused(string name)
    {
        var problem = (await Assert.ThrowsAsync<ProblemException>(
            () => _server.Client.DeployAsync(Request(Blueprint) with { Name = name }, Files, Cancellation))).Problem;
        Assert.Equal(ProblemCodes.RequestInvalid, problem.Code);
    }

    private static DeployRequest Request(string text) =>
        new() { SourceName = "shop.yaml", SourceText = text, Origin = "/blueprints/shop.yaml" };

    private static AttachedFile File(string name, string content) =>
        new(name, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)));
}
