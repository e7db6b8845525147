using System.Runtime.CompilerServices;

using Clocker.Blueprints.Writing;
using Clocker.Client;
using Clocker.Client.Applications;
using Clocker.Client.Entities;
using Clocker.Control.Plane;
using Clocker.Model.Identity;

namespace Clocker.Server.Endpoints;

/// <summary>Applications: lists, trees, changes, removal.</summary>
internal static class ApplicationEndpoints
{
    public static void MapApplications(this IEndpointRouteBuilder routes, IControlPlane plane, IClouds clouds)
    {
        routes.MapGet("/applications", (HttpContext _) => TypedResults.Json<IReadOnlyList<ApplicationSummary>>(
            [.. plane.Applications.Select(application => application.Summary())], WireJson.Default.IReadOnlyListApplicationSummary));

        routes.MapGet("/trees", (HttpContext _) => TypedResults.Json<IReadOnlyList<ApplicationTree>>(
            [.. plane.Applications.Select(application => application.Tree(clouds))], WireJson.Default.IReadOnlyListApplicationTree));

        routes.MapGet("/applications/{application}", (string application) =>
            TypedResults.Json(TreeOf(plane, clouds, RouteText.Of(application)), WireJson.Default.ApplicationTree));

        routes.MapGet("/applications/{application}/blueprint", (string application) =>
        {
            var found = plane.Application(RouteText.Of(application));
            return TypedResults.Json(new BlueprintAnswer(found.Name, CampWriter.Write(found.Deployment.Blueprint)), WireJson.Default.BlueprintAnswer);
        });

        routes.MapGet("/applications/{application}/changes", (string application) =>
        {
            var id = plane.Application(RouteText.Of(application)).Id;
            return new JsonLines<ApplicationTree>(
                cancellation => ChangesAsync(plane, clouds, id, cancellation), WireJson.Default.ApplicationTree);
        });

        routes.MapDelete("/applications/{application}", async (
            string application, bool? volumes, HttpContext context, CancellationToken cancellation) =>
        {
            var found = plane.Application(RouteText.Of(application));
            var caller = Callers.Of(context, $"clocker down {found.Name}");
            (await plane.DeleteAsync(found.Id, volumes ?? false, caller, cancellation)).Value();
            return TypedResults.Json(
                new AcceptedAnswer(found.Name, found.Name), WireJson.Default.AcceptedAnswer, statusCode: StatusCodes.Status202Accepted);
        });
    }

    /// <summary>The tree of an application, or of a cloud.</summary>
    private static ApplicationTree TreeOf(IControlPlane plane, IClouds clouds, string name) =>
        plane.FindApplication(name) is null && clouds.All.FirstOrDefault(cloud => cloud.Name == name) is { } cloud
            ? cloud.Tree(clouds)
            : plane.Application(name).Tree(clouds);

    private static async IAsyncEnumerable<ApplicationTree> ChangesAsync(
        IControlPlane plane, IClouds clouds, EntityId id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ApplicationView? last = null;
        for (var seen = await plane.ChangedAsync(0, cancellation); ; seen = await plane.ChangedAsync(seen, cancellation))
        {
            var now = plane.Applications.FirstOrDefault(application => application.Id == id);
            if (now is null)
            {
                yield break;
            }

            if (now != last)
            {
                yield return now.Tree(clouds);
                last = now;
            }
        }
    }
}
