using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Clocker.Server.Endpoints;

/// <summary>Reads what a request brings as JSON.</summary>
internal static class JsonBody
{
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, cancellation) ?? throw Refusals.Invalid("The request's body is null.");
        }
        catch (JsonException mistake)
        {
            throw Refusals.Invalid($"The request's body cannot be read: {mistake.Message}");
        }
    }
}
