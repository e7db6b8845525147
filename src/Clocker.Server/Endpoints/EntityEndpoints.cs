using Clocker.Client;
using Clocker.Client.Entities;
using Clocker.Client.Problems;
using Clocker.Control.Placement;
using Clocker.Control.Plane;
using Clocker.Model.Diagnostics;

namespace Clocker.Server.Endpoints;

/// <summary>Entities: what they are, and what they can be told to do.</summary>
internal static class EntityEndpoints
{
    private static readonly string[] Effectors = ["start", "stop", "restart"];

    public static void MapEntities(this IEndpointRouteBuilder routes, IControlPlane plane, IClouds clouds)
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

        routes.MapGet("/entities/{entity}/placement", async (string entity, HttpContext context, CancellationToken cancellation) =>
        {
            var found = plane.Entity(RouteText.Of(entity)).Entity;
            var explained = (await clouds.ExplainAsync(found.Id, Callers.Of(context, $"clocker explain {found.Address}"), cancellation)).Value();
            return TypedResults.Json(Answer(found.Address, explained), WireJson.Default.PlacementAnswer);
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

    private static PlacementAnswer Answer(string entity, PlacementExplanation explained) => new(entity, explained.Cloud, explained.Host, explained.Summary,
    [
        .. explained.Hosts.Select(host => new HostPlacementAnswer(
            host.Host,
            host.IsChosen,
            host.Reason,
            [.. host.Verdicts.Select(verdict => new StrategyVerdictAnswer(verdict.Strategy, verdict.IsAccepted, Finite(verdict.Score), verdict.Words))])),
    ]);

    /// <summary>JSON has no other numbers.</summary>
    private static double Finite(double score) => double.IsFinite(score) ? score : 0;

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
