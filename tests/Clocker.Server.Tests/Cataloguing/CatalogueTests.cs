using Clocker.Client.Catalogue;
using Clocker.Client.Deploying;
using Clocker.Client.Problems;
using Clocker.Control.Plane;

using Xunit;

namespace Clocker.Server.Tests.Cataloguing;

public sealed class CatalogueTests : IAsyncLifetime
{
    private const string Shop = """
        brooklyn.catalog:
          bundle: shop
          version: 1.0
          items:
          - id: web
            description: A web server
            item: { type: docker:nginx:1.22, openPorts: [ 80 ] }
          - id: front
            item: { type: web, name: Front }
        """;

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly RunningServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_is_added_is_listed_with_what_is_built_in()
    {
        var answer = await AddAsync(Shop);


        var bundle = Assert.Single(answer.Bundles);
        Assert.Equal(("shop", "1.0", "added"), (bundle.Name, bundle.Version, bundle.Change));
        Assert.Equal(["web:1.0", "front:1.0"], bundle.Items);
        var items = await _server.Client.CatalogueAsync(allVersions: false, Cancellation);
        Assert.Equal(["BasicApplication", "BasicEntity", "docker", "front", "web"], items.Select(item => item.Id));
        Assert.Equal([true, true, true, false, false], items.Select(item => item.IsBuiltIn));
        Assert.Equal("clocker catalog add shop.bom", _server.Plane.Asked.Last().Caller?.Why);
    }

    [Fact]
    public async Task Lists_have_the_version_that_an_id_means_unless_all_are_asked_for()
    {
        await AddAsync(Shop);
        await AddAsync(Item("web", "1.1-SNAPSHOT"));
        await AddAsync(Item("web", "0.9"));


        var usual = await _server.Client.CatalogueAsync(allVersions: false, Cancellation);
        var all = await _server.Client.CatalogueAsync(allVersions: true, Cancellation);


        Assert.Equal(["1.0"], usual.Where(item => item.Id == "web").Select(item => item.Version));
        Assert.Equal(["1.0", "0.9", "1.1-SNAPSHOT"], all.Where(item => item.Id == "web").Select(item => item.Version));
    }

    [Fact]
    public async Task All_is_added_or_nothing_and_everything_wrong_is_said_at_once()
    {
        var request = new CatalogueAddRequest
        {
            Bundles = [Text("good.bom", Item("good", "1")), Text("bad.bom", Item("bad", "1").Replace("docker:", "dokcer:", StringComparison.Ordinal)), Text("worse.bom", "services: []")],
        };


        var refused = await Assert.ThrowsAsync<ProblemException>(() => _server.Client.AddToCatalogueAsync(request, Cancellation));
        var second = await Assert.ThrowsAsync<ProblemException>(() => _server.Client.AddToCatalogueAsync(request with { Bundles = [.. request.Bundles.Take(2)] }, Cancellation));


        Assert.Equal((422, ProblemCodes.CatalogueInvalid), (refused.Problem.Status, refused.Problem.Code));
        Assert.Equal(["CLK1501"], refused.Problem.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal(("CLK1104", "bad.bom", 1), Place(Assert.Single(second.Problem.Diagnostics)));
        Assert.Empty(_server.Plane.Catalogue);
    }

    [Fact]
    public async Task Other_content_of_the_same_version_needs_force()
    {
        await AddAsync(Shop);
        var other = Shop.Replace("1.22", "1.25", StringComparison.Ordinal);


        var refused = await Assert.ThrowsAsync<ProblemException>(() => AddAsync(other));
        var item = await Assert.ThrowsAsync<ProblemException>(() => AddAsync(Item("web", "1.0")));
        await AddAsync(other, force: true);


        Assert.Equal("The catalogue has shop:1.0 already, and it says something else.", Assert.Single(refused.Problem.Diagnostics).Message);
        Assert.Equal("The bundle shop:1.0 has web:1.0 already, and it says something else.", Assert.Single(item.Problem.Diagnostics).Message);
        Assert.Contains("nginx:1.25", (await _server.Client.CatalogueItemAsync("web", Cancellation)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bundles_are_removed_as_a_whole_by_name_and_version()
    {
        await AddAsync(Shop);
        await AddAsync(Item("single", "2"));


        var part = await RefusedAsync("web:1.0");
        var versionless = await RefusedAsync("web");
        var unknown = await RefusedAsync("wep:1.0");
        var builtIn = await RefusedAsync("docker");
        var shop = await _server.Client.RemoveFromCatalogueAsync("shop:1.0", false, Cancellation);
        var single = await _server.Client.RemoveFromCatalogueAsync("single:2", false, Cancellation);


        Assert.Equal("Bundles are removed as a whole: clocker catalog remove shop:1.0", part.Remedy);
        Assert.Equal("There is web:1.0.", versionless.Remedy);
        Assert.Equal((404, "Did you mean \"web:1.0\"?"), (unknown.Status, unknown.Remedy));
        Assert.Equal("\"docker\" is built in.", builtIn.Detail);
        Assert.Equal("removed", shop.Change);
        Assert.Equal(["web:1.0", "front:1.0"], shop.Items);
        Assert.Equal(["single:2"], single.Items);
        Assert.Empty(_server.Plane.Catalogue);
    }

    [Fact]
    public async Task What_applications_or_other_bundles_use_is_removed_only_by_force()
    {
        await AddAsync(Shop);
        await AddAsync("brooklyn.catalog: {id: above, version: 1, item: {type: front}}");


        var byBundle = await RefusedAsync("shop:1.0");
        Deployed("mine", "web:1.0");
        var byApplication = await RefusedAsync("shop:1.0");
        await _server.Client.RemoveFromCatalogueAsync("shop:1.0", true, Cancellation);
        var broken = await _server.Client.ValidateAsync(Request("services: [{type: above}]"), [], Cancellation);


        Assert.Equal((409, ProblemCodes.StillUsed), (byBundle.Status, byBundle.Code));
        Assert.Equal("shop:1.0 is used by the bundle above:1.", byBundle.Detail);
        Assert.Equal("shop:1.0 is used by the application \"mine\".", byApplication.Detail);
        Assert.Equal("Catalogue item \"above:1\": There is no type \"front\".", Assert.Single(broken.Diagnostics).Message);
    }

    [Fact]
    public async Task A_blueprint_is_read_with_the_catalogue_of_the_moment()
    {
        var before = await _server.Client.ValidateAsync(Request("services: [{type: front}]"), [], Cancellation);
        await AddAsync(Shop);
        await _server.Client.DeployAsync(Request("services: [{type: front}]"), [], Cancellation);


        var (_, about, _) = _server.Plane.Asked.Last();
        var entity = Assert.Single(Assert.IsType<Deployment>(about).Blueprint.Root.Children);
        Assert.False(before.IsValid);
        Assert.Equal(("docker", "Front", "front:1.0"), (entity.Type, entity.Name, entity.CatalogItem));
    }

    [Fact]
    public async Task An_item_and_a_built_in_type_are_shown()
    {
        await AddAsync(Shop);


        var web = await _server.Client.CatalogueItemAsync("web:1.0", Cancellation);
        var docker = await _server.Client.CatalogueItemAsync("docker", Cancellation);
        var unknown = await Assert.ThrowsAsync<ProblemException>(() => _server.Client.CatalogueItemAsync("web:2", Cancellation));


        Assert.Equal(("shop.bom", 5, "{ type: docker:nginx:1.22, openPorts: [ 80 ] }\n"), (web.File, web.Line, web.Text));
        Assert.Contains("docker.container.openPorts", docker.Keys.Select(key => key.Name));
        Assert.Equal("It has \"web\" in version 1.0.", unknown.Problem.Remedy);
    }

    [Theory]
    [InlineData("../catalog.bom")]
    [InlineData("/catalog.bom")]
    public async Task Paths_that_lead_out_of_a_bundle_are_refused(string path)
    {
        var request = new CatalogueAddRequest { Bundles = [new("x", [new(path, Shop)])] };


        var refused = await Assert.ThrowsAsync<ProblemException>(() => _server.Client.AddToCatalogueAsync(request, Cancellation));


        Assert.Equal((400, $"\"{path}\" is no path within a bundle."), (refused.Problem.Status, refused.Problem.Detail));
    }

    private static (string, string, int) Place(DiagnosticAnswer diagnostic) => (diagnostic.Code, diagnostic.File, diagnostic.Line);

    private static string Item(string id, string version) => $"brooklyn.catalog: {{id: {id}, version: {version}, item: {{type: docker:nginx}}}}";

    private static BundleText Text(string origin, string text) => new(origin, [new(origin, text)]);

    private static DeployRequest Request(string text) => new() { SourceName = "app.yaml", SourceText = text, Origin = "/app.yaml" };

    private Task<CatalogueAddAnswer> AddAsync(string text, bool force = false) =>
        _server.Client.AddToCatalogueAsync(new() { Bundles = [Text("shop.bom", text)], Force = force }, Cancellation);

    private async Task<Problem> RefusedAsync(string reference) =>
        (await Assert.ThrowsAsync<ProblemException>(() => _server.Client.RemoveFromCatalogueAsync(reference, false, Cancellation))).Problem;

    private void Deployed(string name, string item)
    {
        var view = FakePlane.Application(name);
        var blueprint = view.Deployment.Blueprint;
        _server.Plane.Show(view with { Deployment = view.Deployment with { Blueprint = blueprint with { Root = blueprint.Root with { CatalogItem = item } } } });
    }
}
