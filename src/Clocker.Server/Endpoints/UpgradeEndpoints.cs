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
            if (request.Version is { } version && !VersionForm.IsMatch(version))
            {
                throw Refusals.Invalid($"\"{version}\" is no version.", "Write a version or its beginning, such as 20.10.");
            }

            var words = $"clocker cloud upgrade {name}{(found is null ? "" : $"/{found.Name}")}{(request.Version is null ? "" : $" --version {request.Version}")}{(request.Drain ? " --drain" : "")}";
            (await clouds.UpgradeAsync(name, found?.Id, request.Version, request.Drain, Callers.Of(context, words), cancellation)).Value();
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

    [GeneratedRegex("^[0-9][0-9A-Za-z.+~:-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionForm { get; }
}
