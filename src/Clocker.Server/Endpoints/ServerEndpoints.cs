using System.Diagnostics;

using Clocker.Client;
using Clocker.Client.Serving;
using Clocker.Control.Plane;

namespace Clocker.Server.Endpoints;

/// <summary>The server about itself.</summary>
internal static class ServerEndpoints
{
    private const int ApiVersion = 1;
    private const long EnoughDiskBytes = 2L << 30;

    public static void MapServer(this IEndpointRouteBuilder routes, IControlPlane plane, Func<StatusAnswer> describe)
    {
        routes.MapGet("/version", (HttpContext _) => TypedResults.Json(
            new VersionAnswer(describe().Version, ApiVersion), WireJson.Default.VersionAnswer));
        routes.MapGet("/status", (HttpContext _) => TypedResults.Json(Status(plane, describe()), WireJson.Default.StatusAnswer));
        routes.MapGet("/doctor", (HttpContext _) => TypedResults.Json(Findings(plane, describe()), WireJson.Default.IReadOnlyListFinding));
        routes.MapPost("/server/stop", (IHostApplicationLifetime lifetime) =>
        {
            lifetime.StopApplication();
            return TypedResults.Accepted((string?)null);
        });
    }

    private static StatusAnswer Status(IControlPlane plane, StatusAnswer described)
    {
        using var process = Process.GetCurrentProcess();
        return described with
        {
            Plane = plane.PlaneId,
            MemoryBytes = process.WorkingSet64,
            Applications = plane.Applications.Count,
            Hosts = [.. plane.Hosts.Select(host => host.Answer())],
        };
    }

    private static IReadOnlyList<Finding> Findings(IControlPlane plane, StatusAnswer described)
    {
        var free = new DriveInfo(described.Data).AvailableFreeSpace;
        return
        [
            .. plane.Hosts.Select(Finding),
            free < EnoughDiskBytes
                ? new Finding("disk", "warning", $"{free >> 20} MiB are free where the server keeps its journal, {described.Data}.", "Free some space there.")
                : new Finding("disk", "ok", $"{free >> 30} GiB are free where the server keeps its journal, {described.Data}.", null),
            new Finding("server", "ok", $"Clocker {described.Version} answers at {described.Socket} and {described.Url}.", null),
        ];
    }

    private static Finding Finding(HostStatus host) => host switch
    {
        { Problem: { } problem } => new("engine", "error", $"The engine of {host.Name} ({host.Location}): {problem}", "Start it, or mend what it says; Clocker goes on as soon as it answers."),
        { Description: { } engine } => new("engine", "ok", $"Docker Engine {engine.EngineVersion} of {host.Name} ({host.Location}) answers, API {engine.ApiVersion}.", null),
        _ => new("engine", "warning", $"The engine of {host.Name} ({host.Location}) has not answered yet.", "Wait a moment."),
    };
}
