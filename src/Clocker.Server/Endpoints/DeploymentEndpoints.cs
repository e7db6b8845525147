using Clocker.Client;
using Clocker.Server.Deploying;

namespace Clocker.Server.Endpoints;

/// <summary>Blueprints in.</summary>
internal static class DeploymentEndpoints
{
    public static void MapDeployments(this IEndpointRouteBuilder routes, Deployer deployer)
    {
        routes.MapPost("/validate", async (HttpContext context, CancellationToken cancellation) => TypedResults.Json(
            await deployer.ValidateAsync(await Submission.ReadAsync(context.Request, cancellation), cancellation),
            WireJson.Default.ValidateAnswer));

        routes.MapPost("/plan", async (HttpContext context, CancellationToken cancellation) => TypedResults.Json(
            await deployer.PlanAsync(await Submission.ReadAsync(context.Request, cancellation), cancellation),
            WireJson.Default.PlanAnswer));

        routes.MapPost("/applications", async (HttpContext context, CancellationToken cancellation) =>
        {
            var submission = await Submission.ReadAsync(context.Request, cancellation);
            var caller = Callers.Of(context, $"clocker up {submission.Request.SourceName}{string.Concat(submission.Request.Environments.Select(environment => $" --env {environment.Name}"))}");
            return TypedResults.Json(
                await deployer.DeployAsync(submission, caller, cancellation),
                WireJson.Default.DeployAnswer,
                statusCode: StatusCodes.Status202Accepted);
        });

        routes.MapPost("/deployments/{undo}/undo", async (string undo, HttpContext context, CancellationToken cancellation) =>
            TypedResults.Json(
                await deployer.UndoAsync(undo, Callers.Of(context, "undo of a deployment"), cancellation),
                WireJson.Default.UndoAnswer,
                statusCode: StatusCodes.Status202Accepted));
    }
}
