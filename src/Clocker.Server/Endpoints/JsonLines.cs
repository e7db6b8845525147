using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Clocker.Server.Endpoints;

/// <summary>A stream of JSON documents, one per line, each sent as soon as it is there.</summary>
/// <remarks>The stream ends properly only where <paramref name="items"/> does; if the server stops or fails meanwhile, the connection breaks.</remarks>
internal sealed class JsonLines<T>(Func<CancellationToken, IAsyncEnumerable<T>> items, JsonTypeInfo<T> type) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await WriteAsync(context.Response, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task WriteAsync(HttpResponse response, CancellationToken cancellation)
    {
        // The first item is fetched before anything is sent, so that a failure to begin is an answer with a status.
        await using var item = items(cancellation).GetAsyncEnumerator(cancellation);
        var more = await item.MoveNextAsync();
        response.ContentType = "application/x-ndjson";
        for (; more; more = await item.MoveNextAsync())
        {
            response.BodyWriter.Write(JsonSerializer.SerializeToUtf8Bytes(item.Current, type));
            response.BodyWriter.Write("\n"u8);
            await response.BodyWriter.FlushAsync(cancellation);
        }
    }
}
