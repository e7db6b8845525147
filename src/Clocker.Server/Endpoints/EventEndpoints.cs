using System.Runtime.CompilerServices;

using Clocker.Client;
using Clocker.Client.Events;
using Clocker.Control.Plane;

namespace Clocker.Server.Endpoints;

/// <summary>The journal in words.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes, IControlPlane plane) =>
        routes.MapGet("/events", (long? after, bool? follow, string? application) => new JsonLines<EventAnswer>(
            cancellation => EventsAsync(plane, after ?? 0, follow ?? false, application, cancellation), WireJson.Default.EventAnswer));

    private static async IAsyncEnumerable<EventAnswer> EventsAsync(
        IControlPlane plane, long after, bool follow, string? application, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var fact in plane.EventsAsync(after, follow, cancellation))
        {
            if (application is null || fact.Application == application)
            {
                yield return fact.Answer();
            }
        }
    }
}
