using System.Net;

using Clocker.Client;
using Clocker.Client.Catalogue;
using Clocker.Client.Connecting;
using Clocker.Client.Deploying;
using Clocker.Client.Entities;
using Clocker.Client.Local;
using Clocker.Server.Hosting;

using Xunit;

namespace Clocker.Server.Tests.Cataloguing;

/// <summary>A whole server in this process, on the simulated engine: from a catalogue to containers, and over a restart.</summary>
public sealed class CatalogueDeploymentTests : IDisposable
{
    private const string Blueprint = """
        name: shop
        services:
        - type: web
          id: front
          env: { TITLE: Mine }
        """;

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("clk");
    private int _ids;

    private DataDirectory Data => new(Path.Combine(_directory.FullName, "data"));

    private ServerOptions Options => new() { Data = Data, Listen = new IPEndPoint(IPAddress.Loopback, 0), Engine = "simulated" };

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task A_deployed_application_keeps_the_version_that_it_was_deployed_with()
    {
        await WithServerAsync(async client =>
        {
            await AddAsync(client, "1.9", "nginx:1.22");
            await DeployAsync(client);
            await AddAsync(client, "1.10", "nginx:1.25");
            Assert.Equal("nginx:1.22", (await FrontAsync(client)).Image);
        });


        await WithServerAsync(async client =>
        {
            var plan = await client.PlanAsync(Request, [], Cancellation);
            var before = await RunningAsync(client);
            await DeployAsync(client);
            var after = await RunningAsync(client);


            Assert.Equal(["1.10", "1.9"], (await client.CatalogueItemAsync("web", Cancellation)).Versions);
            Assert.Equal("nginx:1.22", before.Image);
            Assert.Equal("recreate", Assert.Single(plan.Steps, step => step.Entity == "shop/front").Action);
            Assert.Equal("nginx:1.25", after.Image);
            Assert.Equal("""{"COLOUR":"blue","TITLE":"Mine"}""", (await client.ConfigAsync("shop/front", Cancellation)).Single(entry => entry.Key == "docker.container.environment").Value.ToString());
        });
    }

    private static DeployRequest Request => new() { SourceName = "shop.yaml", SourceText = Blueprint, Origin = "/shop.yaml" };

    private static Task<CatalogueAddAnswer> AddAsync(ClockerClient client, string version, string image)
    {
        var text = $"brooklyn.catalog: {{id: web, version: {version}, item: {{type: docker:{image}, env: {{COLOUR: blue}}}}}}";
        return client.AddToCatalogueAsync(new() { Bundles = [new("web.bom", [new("web.bom", text)])] }, Cancellation);
    }

    private static async Task DeployAsync(ClockerClient client)
    {
        await client.DeployAsync(Request, [], Cancellation);
        await RunningAsync(client);
    }

    private static async Task<EntityAnswer> RunningAsync(ClockerClient client)
    {
        await foreach (var tree in client.ChangesAsync("shop", Cancellation))
        {
            if (tree.Entities.Single(entity => entity.Address == "shop/front") is { State: "RUNNING", IsUp: true } front)
            {
                return front;
            }
        }

        throw new InvalidOperationException("The application is gone.");
    }

    private static Task<EntityAnswer> FrontAsync(ClockerClient client) => client.EntityAsync("shop/front", Cancellation);

    private async Task WithServerAsync(Func<ClockerClient, Task> work)
    {
        var output = new FirstLine();
        var running = ServerHost.RunAsync(
            Options,
            cancellation => PlaneOpening.OpenAsync(Options, TimeProvider.System, () => $"id{++_ids}", output, cancellation),
            TimeProvider.System,
            output,
            Cancellation);
        await await Task.WhenAny(running, output.Written);
        using var client = new ClockerClient(new ServerAddress.Local(Data.Socket));
        await work(client);
        await client.StopServerAsync(Cancellation);
        await running;
    }
}
