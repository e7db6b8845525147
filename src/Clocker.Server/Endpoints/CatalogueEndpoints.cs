using System.Text.Json;

using Clocker.Client;
using Clocker.Client.Catalogue;
using Clocker.Server.Cataloguing;

namespace Clocker.Server.Endpoints;

/// <summary>The catalogue: lists, items, additions, removals.</summary>
internal static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder routes, CatalogueViews views, CatalogueKeeper keeper)
    {
        routes.MapGet("/catalog", (bool? allVersions) =>
            TypedResults.Json(views.List(allVersions ?? false), WireJson.Default.IReadOnlyListCatalogueItemAnswer));

        routes.MapGet("/catalog/{reference}", (string reference) =>
            TypedResults.Json(views.Show(RouteText.Of(reference)), WireJson.Default.CatalogueItemDetails));

        routes.MapPost("/catalog", async (HttpContext context, CancellationToken cancellation) =>
        {
            var request = await ReadAsync(context.Request, cancellation);
            var caller = Callers.Of(context, $"clocker catalog add {string.Join(' ', request.Bundles.Select(bundle => bundle.Origin))}");
            return TypedResults.Json(await keeper.AddAsync(request, caller, cancellation), WireJson.Default.CatalogueAddAnswer);
        });

        routes.MapDelete("/catalog/{reference}", async (string reference, bool? force, HttpContext context, CancellationToken cancellation) =>
        {
            var name = RouteText.Of(reference);
            return TypedResults.Json(
                await keeper.RemoveAsync(name, force ?? false, Callers.Of(context, $"clocker catalog remove {name}"), cancellation),
                WireJson.Default.BundleAnswer);
        });
    }

    private static async Task<CatalogueAddRequest> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, WireJson.Default.CatalogueAddRequest, cancellation)
                ?? throw Refusals.Invalid("The body is null.");
        }
        catch (JsonException exception)
        {
            throw Refusals.Invalid($"The body cannot be read: {exception.Message}", "Send the bundles as JSON: {\"bundles\": [{\"origin\": …, \"files\": [{\"path\": …, \"text\": …}]}]}.");
        }
    }
}
