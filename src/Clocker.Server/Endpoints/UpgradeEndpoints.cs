using System.Text.RegularExpressions;

using Clocker.Client;
using Clocker.Client.Clouds;
using Clocker.Control.Plane;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Clocker.Server.Endpoints;

/// <summary>Upgrades of engines: of one host, or of all of a cloud, one after another.</summary>
internal static partial class UpgradeEndpoints
{
    public static void MapUpgrades(this IEndpointRouteBuilder routes, IControlPlane plane, IClouds clouds)
    {
        routes.MapPost("/clouds/{cloud}/upgrade", (string cloud, HttpContext context, CancellationToken cancellation) => UpgradeAsync(cloud, null, context, cancellation));
        routes.MapDelete("/clouds/{cloud}/upgrade", (string cloud, HttpContext context, CancellationToken cancellation) => CallOffAsync(cloud, null, context, cancellation));
        routes.MapPost("/clouds/{cloud}/hosts/{host}/upgrade", (string cloud, string host, HttpContext context, CancellationToken cancellation) =>
            UpgradeAsync(cloud, host, context, cancellation));
        routes.MapDelete("/clouds/{cloud}/hosts/{host}/upgrade", (string cloud, string host, HttpContext context, CancellationToken cancellation) =>
            CallOffAsync(cloud, host, context, cancellation));

        async Task<JsonHttpResult<CloudAccepted>> UpgradeAsync(string cloud, string? host, HttpContext context, CancellationToken cancellation)
        {
            var (name, found) = Named(cloud, host);
            var request = await JsonBody.ReadAsync(context, WireJson.Default.UpgradeRequest, cancellation);
            var version = Version(request.Version);
            var words = $"clocker cloud upgrade {name}{(found is null ? "" : $"/{found.Name}")}{(version is null ? "" : $" --version {version}")}{(request.Drain ? " --drain" : "")}";
            (await clouds.UpgradeAsync(name, found?.Id, version, request.Drain, Callers.Of(context, words), cancellation)).Value();
            return CloudEndpoints.Accepted(name);
        }

        async Task<JsonHttpResult<CloudAccepted>> CallOffAsync(string cloud, string? host, HttpContext context, CancellationToken cancellation)
        {
            var (name, found) = Named(cloud, host);
            var words = $"clocker cloud upgrade {name}{(found is null ? "" : $"/{found.Name}")} --stop";
            (await clouds.CallOffUpgradeAsync(name, found?.Id, Callers.Of(context, words), cancellation)).Value();
            return CloudEndpoints.Accepted(name);
        }

        (string Cloud, HostStatus? Host) Named(string cloud, string? host)
        {
            var found = clouds.Cloud(RouteText.Of(cloud));
            return (found.Name, host is null ? null : plane.Host(found, RouteText.Of(host)));
        }
    }

    /// <summary>What was written as a version, once it is sure that it can be one.</summary>
    public static string? Version(string? text) => text is null || VersionForm.IsMatch(text)
        ? text
        : throw Refusals.Invalid($"\"{text}\" is no version.", "Write a version or its beginning, such as 20.10.");

    [GeneratedRegex("^[0-9][0-9A-Za-z.+~:-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm { get; }
}
