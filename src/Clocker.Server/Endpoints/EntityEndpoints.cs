using Clocker.Client;
using Clocker.Client.Entities;
using Clocker.Control.Plane;
using Clocker.Server.Deploying;

namespace Clocker.Server.Endpoints;

/// <summary>Entities, those of clouds too: what they are, and what they can be told to do.</summary>
internal static class EntityEndpoints
{
    public static void MapEntities(this IEndpointRouteBuilder routes, IControlPlane plane, IClouds clouds, ConfigPlaces places)
    {
        routes.MapGet("/entities/{entity}", (string entity) =>
            TypedResults.Json(plane.Entity(clouds, RouteText.Of(entity)).Answer(), WireJson.Default.EntityAnswer));

        routes.MapGet("/entities/{entity}/sensors", (string entity) => TypedResults.Json(
            plane.Entity(clouds, RouteText.Of(entity)).Sensors.Json(), WireJson.Default.IReadOnlyDictionaryStringJsonElement));

        routes.MapGet("/entities/{entity}/config", async (string entity, CancellationToken cancellation) =>
        {
            var (application, found) = plane.Entity(RouteText.Of(entity));
            var config = (await plane.ConfigAsync(found.Id, cancellation)).Value();
            var written = places.Of(application, found, config);
            return TypedResults.Json<IReadOnlyList<ConfigAnswer>>([.. config.Select((entry, i) => entry.Answer(written[i]))], WireJson.Default.IReadOnlyListConfigAnswer);
        });

        routes.MapGet("/entities/{entity}/placement", async (string entity, HttpContext context, CancellationToken cancellation) =>
        {
            var found = plane.Entity(RouteText.Of(entity)).Entity;
            var explained = (await clouds.ExplainAsync(found.Id, Callers.Of(context, $"clocker explain {found.Address}"), cancellation)).Value();
            return TypedResults.Json(explained.Answer(found.Address), WireJson.Default.PlacementAnswer);
        });

        var effectors = new EffectorCalls(plane, clouds);
        routes.MapGet("/entities/{entity}/effectors", (string entity) => TypedResults.Json<IReadOnlyList<EffectorAnswer>>(
            [.. EffectorCalls.Of(plane.Entity(clouds, RouteText.Of(entity))).Select(effector => effector.Answer())], WireJson.Default.IReadOnlyListEffectorAnswer));

        routes.MapPost("/entities/{entity}/effectors/{effector}", async (
            string entity, string effector, HttpContext context, CancellationToken cancellation) =>
        {
            var found = plane.Entity(clouds, RouteText.Of(entity));
            var arguments = context.Request.ContentLength is > 0
                ? await JsonBody.ReadAsync(context, WireJson.Default.IReadOnlyDictionaryStringString, cancellation)
                : new Dictionary<string, string>();
            var caller = Callers.Of(context, $"clocker {effector} {found.Address}");
            if (EffectorCalls.ErrandOf(found, effector, arguments) is { } errand)
            {
                var result = (await clouds.RunAsync(new(found.Id.Value), errand, caller, cancellation)).Value();
                return TypedResults.Json(
                    new AcceptedAnswer(found.Address.Split('/')[0], found.Address) { Result = new(result.ExitCode, result.Output) }, WireJson.Default.AcceptedAnswer);
            }

            (await effectors.InvokeAsync(found, effector, arguments, caller, cancellation)).Value();
            return TypedResults.Json(
                new AcceptedAnswer(found.Address.Split('/')[0], found.Address), WireJson.Default.AcceptedAnswer, statusCode: StatusCodes.Status202Accepted);
        });
    }
}
