using Clocker.Client;
using Clocker.Client.Entities;
using Clocker.Client.Problems;
using Clocker.Control.Plane;
using Clocker.Model.Diagnostics;

namespace Clocker.Server.Endpoints;

/// <summary>Entities: what they are, and what they can be told to do.</summary>
internal static class EntityEndpoints
{
    private static readonly string[] Effectors = ["start", "stop", "restart"];

    public static void MapEntities(this IEndpointRouteBuilder routes, IControlPlane plane)
    {
        routes.MapGet("/entities/{entity}", (string entity) =>
            TypedResults.Json(plane.Entity(RouteText.Of(entity)).Entity.Answer(), WireJson.Default.EntityAnswer));

        routes.MapGet("/entities/{entity}/sensors", (string entity) => TypedResults.Json(
            plane.Entity(RouteText.Of(entity)).Entity.Sensors.Json(), WireJson.Default.IReadOnlyDictionaryStringJsonElement));

        routes.MapGet("/entities/{entity}/config", async (string entity, CancellationToken cancellation) =>
        {
            var config = (await plane.ConfigAsync(plane.Entity(RouteText.Of(entity)).Entity.Id, cancellation)).Value();
            return TypedResults.Json<IReadOnlyList<ConfigAnswer>>([.. config.Select(entry => entry.Answer())], WireJson.Default.IReadOnlyListConfigAnswer);
        });

        routes.MapPost("/entities/{entity}/effectors/{effector}", async (
            string entity, string effector, HttpContext context, CancellationToken cancellation) =>
        {
            var (application, found) = plane.Entity(RouteText.Of(entity));
            if (!Effectors.Contains(effector))
            {
                throw NoSuchEffector(effector);
            }

            var caller = Callers.Of(context, $"clocker {effector} {found.Address}");
            (await plane.InvokeAsync(found.Id, effector, caller, cancellation)).Value();
            return TypedResults.Json(
                new AcceptedAnswer(application.Name, found.Address),
                WireJson.Default.AcceptedAnswer,
                statusCode: StatusCodes.Status202Accepted);
        });
    }

    private static RefusedException NoSuchEffector(string effector) => new(new Problem
    {
        Title = "Not found",
        Status = StatusCodes.Status404NotFound,
        Code = ProblemCodes.NoSuchEffector,
        Detail = $"Entities cannot be told to \"{effector}\".",
        Remedy = Suggestions.Remedy(effector, Effectors, "effectors"),
        Candidates = Effectors,
    });
}
