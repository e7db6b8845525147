using Clocker.Client;
using Clocker.Server.Hosting;
using Clocker.Server.Locating;

namespace Clocker.Server.Endpoints;

/// <summary>Named locations.</summary>
internal static class LocationEndpoints
{
    public static void MapLocations(this IEndpointRouteBuilder routes, ServerParts parts)
    {
        var keeper = new LocationKeeper(parts);
        routes.MapGet("/locations", (HttpContext _) => TypedResults.Json(LocationViews.All(parts), WireJson.Default.IReadOnlyListLocationAnswer));

        routes.MapGet("/locations/{name}", (string name) =>
            TypedResults.Json(LocationViews.Answer(LocationViews.Find(RouteText.Of(name), parts), parts), WireJson.Default.LocationAnswer));

        routes.MapPost("/locations", async (HttpContext context, CancellationToken cancellation) =>
        {
            var request = await JsonBody.ReadAsync(context, WireJson.Default.LocationRequest, cancellation);
            var caller = Callers.Of(context, $"clocker location add {request.Name}");
            return TypedResults.Json(await keeper.AddAsync(request, caller, cancellation), WireJson.Default.LocationAddAnswer);
        });

        routes.MapDelete("/locations/{name}", async (string name, HttpContext context, CancellationToken cancellation) =>
        {
            var location = RouteText.Of(name);
            return TypedResults.Json(
                await keeper.RemoveAsync(location, Callers.Of(context, $"clocker location remove {location}"), cancellation), WireJson.Default.LocationAnswer);
        });
    }
}
