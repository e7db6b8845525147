using System.Reflection;
using System.Security.Cryptography;

using Clocker.Client.Local;
using Clocker.Client.Serving;
using Clocker.Server.Cataloguing;
using Clocker.Server.Deploying;
using Clocker.Server.Endpoints;
using Clocker.Server.Security;

using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Clocker.Server.Hosting;

/// <summary>The web side of a server: listeners, admission, endpoints, and the data directory's record of it.</summary>
internal static class ServerHost
{
    private const long RequestBytesMax = Submission.FilesBytesMax + (64L << 20);

    /// <summary>Clocker's version.</summary>
    public static string Version { get; } =
        typeof(ServerHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Serves until it is told to stop, by a signal or a request.</summary>
    /// <param name="options">How.</param>
    /// <param name="open">Makes what is served, once the data directory is this server's alone; disposed of at the end, after the last request.</param>
    /// <param name="clock">What the time is.</param>
    /// <param name="output">Where to say where it listens.</param>
    /// <param name="cancellation">Stops it, as a signal does.</param>
    /// <exception cref="StartException">It cannot start.</exception>
    public static async Task RunAsync(
        ServerOptions options,
        Func<CancellationToken, Task<OpenServer>> open,
        TimeProvider clock,
        TextWriter output,
        CancellationToken cancellation)
    {
        using var lease = Take(options.Data);
        var listeners = Listeners.Take(options);
        await using var opened = await open(cancellation);
        var record = new ServerRecord(Environment.ProcessId, listeners.Url, options.Data.Socket, Version, clock.GetUtcNow());
        await using var web = Build(opened.Parts, listeners, lease.Token, Describe(record, options.Data));
        await web.StartAsync(cancellation);
        using var trim = new HeapTrim(clock);
        // Said before the record is there: whoever waits for that reads what was said until then.
        await SayAsync(output, options, record);
        record.Write(options.Data);
        var ended = await Task.WhenAny(web.WaitForShutdownAsync(cancellation), opened.Parts.Failure);
        if (ended == opened.Parts.Failure)
        {
            // What it decided is durable; who goes on after a mistake of ours makes it worse.
            await output.WriteLineAsync($"The server stops, since something in it must not go on: {opened.Parts.Failure.Exception?.GetBaseException()}");
            await web.StopAsync(CancellationToken.None);
            throw new StartException("The server stopped because of a mistake in it, which its log describes. Start it again; please report it.");
        }
    }

    /// <summary>The web application, ready to start.</summary>
    public static WebApplication Build(ServerParts parts, Listeners listeners, string token, StatusAnswer status)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.AddFilter(null, LogLevel.Warning).AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddOptions<KestrelServerOptions>().Configure<Microsoft.Extensions.Options.IOptions<SocketTransportOptions>>(
            (kestrel, transport) => Configure(kestrel, transport.Value, listeners));
        var catalogue = new Catalogue(parts.Plane);
        var deployer = new Deployer(parts, catalogue);
        builder.Services.AddHostedService(_ => new SecretSweep(deployer));
        var web = builder.Build();
        Compose(web, new Admission(token));
        Map(web.MapGroup("/api"), parts, deployer, new ConfigPlaces(parts.Types, catalogue), status);
        web.MapGroup("/api").MapCatalogue(new CatalogueViews(parts.Types, catalogue), new CatalogueKeeper(parts, catalogue));
        return web;
    }

    private static void Configure(KestrelServerOptions kestrel, SocketTransportOptions transport, Listeners listeners)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RequestBytesMax;
        listeners.Use(kestrel, transport);
    }

    private static void Compose(WebApplication web, Admission admission)
    {
        // Who may not come in learns nothing, not even which addresses there are.
        web.Use(admission.InvokeAsync);
        web.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context =>
                new ProblemResult(Refusals.Of(context.Features.Get<IExceptionHandlerFeature>()?.Error)).ExecuteAsync(context),
            SuppressDiagnosticsCallback = failure => !Refusals.IsMistake(failure.Exception),
        });
        web.UseStatusCodePages(context =>
            new ProblemResult(Refusals.Of(context.HttpContext.Response.StatusCode)).ExecuteAsync(context.HttpContext));
        web.UseWebSockets();
    }

    private static void Map(RouteGroupBuilder api, ServerParts parts, Deployer deployer, ConfigPlaces places, StatusAnswer status)
    {
        var plane = parts.Plane;
        api.MapServer(plane, () => status);
        api.MapDeployments(deployer);
        api.MapApplications(plane, parts.Clouds);
        api.MapEntities(plane, parts.Clouds, places);
        api.MapClouds(plane, parts.Clouds, parts.Named);
        api.MapLocations(parts);
        api.MapEvents(plane);
        api.MapLogs(plane);
        api.MapExec(plane);
        api.MapLabs(parts.Labs);
    }

    private static DataDirectoryLease Take(DataDirectory data)
    {
        try
        {
            return DataDirectoryLease.Take(data, () => RandomNumberGenerator.GetHexString(64, lowercase: true)) ?? throw new StartException(
                $"Another server uses {data.Path}. Stop it with clocker server stop, or use another directory with --data.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The data directory {data.Path} cannot be used: {exception.Message}");
        }
    }

    private static StatusAnswer Describe(ServerRecord record, DataDirectory data) => new()
    {
        Version = record.Version,
        Plane = "",
        Pid = record.Pid,
        Url = record.Url,
        Socket = record.Socket,
        Data = data.Path,
        StartedAt = record.StartedAt,
        MemoryBytes = 0,
        Applications = 0,
        Hosts = [],
    };

    private static async Task SayAsync(TextWriter output, ServerOptions options, ServerRecord record)
    {
        foreach (var warning in options.Warnings)
        {
            await output.WriteLineAsync($"Warning: {warning}");
        }

        await output.WriteLineAsync($"Clocker {record.Version} listens on {record.Socket} and {record.Url}/api; the token is in {options.Data.Token}.");
        await output.FlushAsync();
    }
}
