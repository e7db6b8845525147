using Clocker.Blueprints.Locations;
using Clocker.Control.Clouds;
using Clocker.Control.Plane;
using Clocker.Drivers.Docker;
using Clocker.Drivers.Files;
using Clocker.Drivers.Journals;
using Clocker.Drivers.Locations.Lab;
using Clocker.Drivers.Locations;
using Clocker.Drivers.Networking;
using Clocker.Drivers.Secrets;
using Clocker.Library.Entities;
using Clocker.Library.Placement;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Journals;
using Clocker.Server.Cataloguing;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Networking;

namespace Clocker.Server.Hosting;

/// <summary>Puts a control plane together from the data directory, the drivers, and all that Clocker comes with.</summary>
internal static class PlaneOpening
{
    private const string Simulated = "simulated";
    private const long LargestAnswer = 1 << 20;

    /// <summary>Opens the plane of a data directory; everything it decided before goes on.</summary>
    /// <exception cref="StartException">It cannot be opened.</exception>
    public static async Task<OpenServer> OpenAsync(
        ServerOptions options, TimeProvider clock, Func<string> ids, TextWriter output, CancellationToken cancellation)
    {
        var closing = new Stack<Func<ValueTask>>();
        try
        {
            return await OpenAsync(options, clock, ids, output, closing, cancellation);
        }
        catch (Exception failure)
        {
            await CloseAsync(closing);
            throw failure is JournalException or SecretException or DeviceException or System.Text.Json.JsonException
                ? new StartException(failure.Message)
                : failure;
        }
    }

    private static async Task<OpenServer> OpenAsync(
        ServerOptions options, TimeProvider clock, Func<string> ids, TextWriter output, Stack<Func<ValueTask>> closing, CancellationToken cancellation)
    {
        var data = options.Data.Path;
        var (journal, damage) = await SqliteJournal.OpenAsync(Path.Combine(data, "journal.db"), cancellation);
        closing.Push(journal.DisposeAsync);
        if (damage is not null)
        {
            await output.WriteLineAsync($"Warning: {damage.Message}");
        }

        var store = SecretStore.Open(Path.Combine(data, "secrets.db"), Path.Combine(data, "secrets.key"), ids);
        closing.Push(() => Dispose(store));
        var web = new HttpClient { MaxResponseContentBufferSize = LargestAnswer };
        closing.Push(() => Dispose(web));
        var sources = ExternalSources.Of(options.External, web, clock);
        var secrets = new ExternalSecrets(store, sources);
        var blobs = new BlobStore(Path.Combine(data, "blobs"), clock);
        var pretended = new SimulatedEngineService(clock);
        closing.Push(pretended.DisposeAsync);
        var hosts = new HostConnector(endpoint => endpoint == Simulated || endpoint.StartsWith($"{Simulated}:", StringComparison.Ordinal)
            ? pretended.Make(endpoint)
            : new DockerHost(Engine(options, DockerEndpoint.Accepted(endpoint)), secrets, blobs, clock));
        closing.Push(hosts.DisposeAsync);
        var labs = await LabsAsync(options, clock, output);
        closing.Push(() => labs is null ? ValueTask.CompletedTask : Dispose(labs));
        var machines = new MachineLocations(options, secrets, clock, TextWriter.Synchronized(output).WriteLine);
        closing.Push(machines.DisposeAsync);
        var images = new ImageMap([.. options.ImageMap.Select(rule => new ImageRule(rule.Key, rule.Value))]);
        var plane = await ControlPlane.StartAsync(
            new()
            {
                Journal = journal,
                Time = clock,
                NewPlaneId = ids(),
                Types = BuiltIn.Types,
                Strategies = PlugIns.Load(Path.Combine(data, "plugins"), BuiltInPlacement.Strategies),
                Networks = new HostedNetworks(new NetworkProviders(), new SimulatedNetworks()),
                Hosts = hosts,
                Sources = new HostLocations(new PretendedHosts(Simulated, new("a pretended host") { MemoryBytes = SimulatedEngine.MemoryBytes, Cpus = SimulatedEngine.Cpus }), endpoint => new EngineLocation(endpoint.Length == 0 ? options.Engine ?? "" : endpoint), location => labs?.Find(location), machines),
                LocationsOf = bundles => NamedLocationFormat.Of(CatalogueSnapshot.Empty.Of(bundles).Items),
                LookEvery = options.LookEvery,
                Locations = Locations(options),
                Images = images,
                ImageArchives = new ImageArchives(Path.Combine(data, "images")),
                SecretSources = sources,
            },
            cancellation);
        closing.Push(plane.DisposeAsync);
        return new(
            new() { Plane = plane, Clouds = plane, Named = plane, Images = images, Types = new BuiltInTypes(), Blobs = blobs, Secrets = secrets, Labs = labs, Failure = plane.Failure },
            () => CloseAsync(closing));
    }

    private static DockerOptions Engine(ServerOptions options, DockerEndpoint endpoint) => new()
    {
        Endpoint = endpoint,
        LoginsFile = options.DockerDirectory is null ? null : Path.Combine(options.DockerDirectory, "config.json"),
        ContextsDirectory = options.DockerDirectory is null ? null : Path.Combine(options.DockerDirectory, "contexts"),
        SshConfig = options.SshConfig,
    };

    /// <summary>Labs are made on the engine of the usual location, unless that only pretends.</summary>
    private static async Task<Labs?> LabsAsync(ServerOptions options, TimeProvider clock, TextWriter output)
    {
        if (options.Engine == Simulated)
        {
            return null;
        }

        var endpoint = DockerEndpoint.Find(options.Engine);
        if (endpoint.Warning is { } warning)
        {
            await output.WriteLineAsync($"Warning: {warning}");
        }

        return new Labs(Engine(options, endpoint), options.Data.In("labs"), clock);
    }

    /// <summary>This machine's engine is a cloud of one host; the pretended one is always there to try things on.</summary>
    private static IReadOnlyList<LocationSpec> Locations(ServerOptions options)
    {
        var local = options.Engine == Simulated ? Simulated : DockerEndpoint.Find(options.Engine).ToString();
        return
        [
            new("local", [(new HostId("local-1"), "localhost", local)]),
            new(Simulated, [(new HostId("simulated-1"), Simulated, Simulated)]),
        ];
    }

    private static ValueTask Dispose(IDisposable disposable)
    {
        disposable.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async ValueTask CloseAsync(Stack<Func<ValueTask>> closing)
    {
        while (closing.TryPop(out var close))
        {
            await close();
        }
    }
}
