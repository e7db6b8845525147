using System.Runtime.CompilerServices;

using Clocker.Blueprints.Locations;
using Clocker.Client;
using Clocker.Client.Clouds;
using Clocker.Control.Plane;
using Clocker.Model.Collections;
using Clocker.Model.Networks;
using Clocker.Model.Placement;
using Clocker.Model.Values;
using Clocker.Server.Locating;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Clocker.Server.Endpoints;

/// <summary>Clouds and their hosts.</summary>
internal static class CloudEndpoints
{
    /// <summary>The most hosts that somebody can ask for at once.</summary>
    public const int MostHosts = 1000;

    public static void MapClouds(this IEndpointRouteBuilder routes, IControlPlane plane, IClouds clouds, INamedLocations named)
    {
        routes.MapGet("/clouds", (HttpContext _) => TypedResults.Json<IReadOnlyList<CloudAnswer>>(
            [.. clouds.All.Select(cloud => cloud.Answer(plane))], WireJson.Default.IReadOnlyListCloudAnswer));

        routes.MapGet("/clouds/{cloud}", (string cloud) =>
            TypedResults.Json(clouds.Cloud(RouteText.Of(cloud)).Answer(plane), WireJson.Default.CloudAnswer));

        routes.MapGet("/clouds/{cloud}/changes", (string cloud) =>
        {
            var name = clouds.Cloud(RouteText.Of(cloud)).Name;
            return new JsonLines<CloudAnswer>(cancellation => ChangesAsync(plane, clouds, name, cancellation), WireJson.Default.CloudAnswer);
        });

        routes.MapPost("/clouds", async (HttpContext context, CancellationToken cancellation) =>
        {
            var request = await JsonBody.ReadAsync(context, WireJson.Default.CloudRequest, cancellation);
            var order = Order(request);
            var accepted = (await clouds.CreateAsync(order, Callers.Of(context, $"clocker cloud create {order.Name}"), cancellation)).Value();
            return Accepted(order.Name, accepted, LocationWarnings.Of(order.Location, named.Named));
        });

        routes.MapDelete("/clouds/{cloud}", async (string cloud, bool? force, HttpContext context, CancellationToken cancellation) =>
        {
            var name = clouds.Cloud(RouteText.Of(cloud)).Name;
            var caller = Callers.Of(context, $"clocker cloud rm {name}{(force == true ? " --force" : "")}");
            (await (force == true ? clouds.ForceAsync(name, caller, cancellation) : clouds.DeleteAsync(name, caller, cancellation))).Value();
            return Accepted(name);
        });

        routes.MapPost("/clouds/{cloud}/rebalance", async (string cloud, bool? plan, HttpContext context, CancellationToken cancellation) =>
        {
            var name = clouds.Cloud(RouteText.Of(cloud)).Name;
            var moves = (await clouds.RebalanceAsync(name, plan ?? false, Callers.Of(context, $"clocker rebalance {name}"), cancellation)).Value();
            return TypedResults.Json<IReadOnlyList<MoveAnswer>>(
                [.. moves.Select(move => new MoveAnswer(move.Entity, name, move.From, move.To, move.Reason))], WireJson.Default.IReadOnlyListMoveAnswer);
        });

        MapHosts(routes, plane, clouds, named);
        routes.MapUpgrades(plane, clouds);
    }

    private static void MapHosts(IEndpointRouteBuilder routes, IControlPlane plane, IClouds clouds, INamedLocations named)
    {
        routes.MapPost("/clouds/{cloud}/hosts", async (string cloud, HttpContext context, CancellationToken cancellation) =>
        {
            var name = clouds.Cloud(RouteText.Of(cloud)).Name;
            var request = await JsonBody.ReadAsync(context, WireJson.Default.HostsRequest, cancellation);
            CheckSecrets(request.Location);
            var caller = Callers.Of(context, $"clocker cloud add-host {name}");
            var accepted = (await clouds.AddHostsAsync(name, request.Location, Count(request.Count), caller, cancellation)).Value();
            return Accepted(name, accepted, request.Location is null ? null : LocationWarnings.Of(request.Location, named.Named));
        });

        routes.MapPost("/clouds/{cloud}/hosts/{host}/drain", (string cloud, string host, bool? data, HttpContext context, CancellationToken cancellation) =>
            DrainAsync(cloud, host, isDraining: true, data ?? false, context, cancellation));

        routes.MapPost("/clouds/{cloud}/hosts/{host}/use", (string cloud, string host, HttpContext context, CancellationToken cancellation) =>
            DrainAsync(cloud, host, isDraining: false, withData: false, context, cancellation));

        routes.MapDelete("/clouds/{cloud}/hosts/{host}", async (string cloud, string host, bool? data, bool? force, HttpContext context, CancellationToken cancellation) =>
        {
            var found = plane.Host(clouds.Cloud(RouteText.Of(cloud)), RouteText.Of(host));
            var caller = Callers.Of(context, $"clocker cloud remove-host {found.Location}/{found.Name}{(data == true ? " --with-data" : "")}{(force == true ? " --force" : "")}");
            (await (force == true ? clouds.ForceHostAsync(found.Id, caller, cancellation) : clouds.RemoveHostAsync(found.Id, data ?? false, caller, cancellation))).Value();
            return Accepted(found.Location);
        });

        async Task<JsonHttpResult<CloudAccepted>> DrainAsync(string cloud, string host, bool isDraining, bool withData, HttpContext context, CancellationToken cancellation)
        {
            var found = plane.Host(clouds.Cloud(RouteText.Of(cloud)), RouteText.Of(host));
            var caller = Callers.Of(context, $"clocker cloud {(isDraining ? "drain" : "use")} {found.Location}/{found.Name}{(withData ? " --with-data" : "")}");
            (await (withData ? clouds.DrainWithDataAsync(found.Id, caller, cancellation) : clouds.DrainAsync(found.Id, isDraining, caller, cancellation))).Value();
            return Accepted(found.Location);
        }
    }

    private static async IAsyncEnumerable<CloudAnswer> ChangesAsync(
        IControlPlane plane, IClouds clouds, string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var seen = await plane.ChangedAsync(0, cancellation); ; seen = await plane.ChangedAsync(seen, cancellation))
        {
            if (clouds.All.FirstOrDefault(cloud => cloud.Name == name) is not { } now)
            {
                yield break;
            }

            yield return now.Answer(plane);
        }
    }

    private static CloudOrder Order(CloudRequest request)
    {
        if (request.Name.Length is 0 or > 63 || !request.Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            throw Refusals.Invalid($"\"{request.Name}\" cannot be the name of a cloud.", "Use up to 63 small letters, digits and hyphens.");
        }

        CheckSecrets(request.Location);
        var order = new CloudOrder(request.Name, request.Location, request.Hosts is { } hosts ? Count(hosts) : null)
        {
            Strategies = request.Strategies is { } named ? Strategies(named) : null,
            Networks = request.Networks is { } networks ? Networks(networks) : null,
            Scaling = request.Scaling is { } scaling ? Scalings.Read(scaling) : null,
        };
        return request.GiveUpAfterSeconds is not { } seconds ? order
            : seconds is >= 1 and <= 86_400 ? order with { GiveUpAfter = TimeSpan.FromSeconds(seconds) }
            : throw Refusals.Invalid("A host can be given up after a second at the earliest, and after a day at the latest.");
    }

    private static NetworkSettings Networks(CloudNetworks asked) => new(asked.Provider)
    {
        Pool = asked.Pool ?? NetworkSettings.UsualPool,
        Pool6 = asked.Pool6,
        Size = asked.Size ?? 0,
        Options = (asked.Options ?? new Dictionary<string, string>()).ToValueMap(),
    };

    private static ValueList<StrategySpec> Strategies(IReadOnlyList<string> named)
    {
        var read = StrategyReader.Read(new Value.Sequence(named.Select(Written).ToValueList()));
        return read.Problem is null ? read.Value! : throw Refusals.Invalid(PlacementWords.Capital($"{read.Problem}."));

        static Value Written(string text) => text.IndexOf('=') is > 0 and var at
            ? new Value.Fields([new(text[..at], Value.Of(text[(at + 1)..]))])
            : Value.Of(text);
    }

    private static int Count(int count) => count is >= 0 and <= MostHosts ? count : throw Refusals.Invalid($"{count} is no number of hosts; ask for up to {MostHosts} at a time.");

    /// <summary>Where hosts come from is written into the journal, and shown.</summary>
    private static void CheckSecrets(string? location)
    {
        if (location is not null && LocationSettings.HoldsSecret(location))
        {
            throw Refusals.Invalid(
                "The location holds a password or a key, which would be written into the journal and shown.",
                "Give it a name, and name that: clocker location add NAME --file FILE keeps what is secret apart.");
        }
    }

    internal static JsonHttpResult<CloudAccepted> Accepted(string cloud) => Accepted(cloud, new(), null);

    private static JsonHttpResult<CloudAccepted> Accepted(string cloud, Control.Plane.Accepted accepted, string? warning) => TypedResults.Json(
        new CloudAccepted(cloud, string.Join(' ', accepted.Warnings.Prepend(warning).OfType<string>()) is { Length: > 0 } words ? words : null),
        WireJson.Default.CloudAccepted,
        statusCode: StatusCodes.Status202Accepted);
}
