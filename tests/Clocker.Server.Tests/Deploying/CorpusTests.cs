using System.Reflection;

using Clocker.Client;

using Xunit;

namespace Clocker.Server.Tests.Deploying;

/// <summary>Blueprints that others wrote and whose types are all there run on the pretended engine, in a server with everything in it.</summary>
public sealed class CorpusTests : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly WholeServer _server = new();

    private ClockerClient Client => _server.Client;

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("clocker/clocker-demo-containers.yaml", "redis:3", "clockercentral/dnmonster:1.0", "clockercentral/identidock:1.9")]
    [InlineData("clocker/docker-cloud-calico.yaml")]
    [InlineData("clocker/docker-cloud-weave.yaml")]
    [InlineData("clocker/docker-host.yaml")]
    [InlineData("clocker/docker-localhost.yaml")]
    [InlineData("clocker/docker-mysql.yaml", "mysql:5.7")]
    [InlineData("clocker/docker-redis.yaml", "redis:2.8.19")]
    [InlineData("talk/lamp-stack.yaml", "mysql:5.7.5", "grkvlt/myapp:latest")]
    [InlineData("talk/placement-strategies.yaml")]
    public async Task A_blueprint_whose_types_are_there_runs(string file, params string[] images)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);


        var answer = await Client.DeployAsync(new() { SourceName = file, SourceText = text, Origin = file, Location = "simulated" }, [], patience.Token);
        var tree = await _server.RunningAsync(answer.Name, patience.Token);


        Assert.Equal(images, tree.Entities.Select(entity => entity.Image).OfType<string>());
        Assert.All(tree.Entities, entity => Assert.Empty(entity.Problems));

        // What the server has, written out, is the same application: nothing to do.
        var blueprint = await Client.BlueprintAsync(answer.Name, patience.Token);
        var plan = await Client.PlanAsync(new() { SourceName = file, SourceText = blueprint.Text, Origin = file, Location = "simulated" }, [], patience.Token);
        Assert.All(plan.Steps, step => Assert.Equal("keep", step.Action));
    }

    [Fact]
    public async Task Every_blueprint_whose_types_are_there_is_among_these()
    {
        var deployed = GetType().GetMethod(nameof(A_blueprint_whose_types_are_there_runs))!.GetCustomAttributes<InlineDataAttribute>().Select(data => (string)data.Data[0]!);
        var valid = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Where(file => !file.StartsWith("compose", StringComparison.Ordinal)))
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);
            var answer = await Client.ValidateAsync(new() { SourceName = file, SourceText = text, Origin = file, Location = "simulated" }, [], TestContext.Current.CancellationToken);
            valid.AddRange(answer.IsValid ? [file] : []);
        }

        Assert.Equal(deployed.Order(StringComparer.Ordinal), valid.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_parameter_gives_a_container_what_is_not_given_otherwise()
    {
        const string Text = """
            id: shop
            services:
            - type: docker:nginx
              id: web
              brooklyn.parameters:
              - { name: image.version, default: "1.22", constraints: [ regex: "[0-9.]+" ] }
              imageTag: $brooklyn:config("image.version")
            """;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);


        var answer = await Client.DeployAsync(new() { SourceName = "shop.yaml", SourceText = Text, Origin = "shop.yaml", Location = "simulated" }, [], patience.Token);
        var tree = await _server.RunningAsync(answer.Name, patience.Token);


        Assert.Equal(["nginx:1.22"], tree.Entities.Select(entity => entity.Image).OfType<string>());
    }
}
