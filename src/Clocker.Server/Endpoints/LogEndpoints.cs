using Clocker.Client;
using Clocker.Client.Entities;
using Clocker.Control.Plane;

namespace Clocker.Server.Endpoints;

/// <summary>What containers print.</summary>
internal static class LogEndpoints
{
    public static void MapLogs(this IEndpointRouteBuilder routes, IControlPlane plane) =>
        routes.MapGet("/entities/{entity}/logs", (string entity, int? tail, bool? follow) =>
        {
            if (tail < 0)
            {
                throw Refusals.Invalid($"tail is {tail}.", "It is a number of lines, from 0.");
            }

            var (_, found) = plane.Entity(RouteText.Of(entity));
            var logs = new LogStreams(plane, found.Id, tail);
            return new JsonLines<LogAnswer>(
                cancellation => follow ?? false ? logs.FollowAsync(cancellation) : logs.ReadAsync(cancellation),
                WireJson.Default.LogAnswer);
        });
}
