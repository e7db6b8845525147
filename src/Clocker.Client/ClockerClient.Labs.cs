using System.Net.Http.Headers;
using System.Text.Json;

using Clocker.Client.Labs;

namespace Clocker.Client;

public sealed partial class ClockerClient
{
    /// <summary>All labs of the server's engine, by name.</summary>
    public Task<IReadOnlyList<LabAnswer>> LabsAsync(CancellationToken cancellation) =>
        GetAsync("api/labs", WireJson.Default.IReadOnlyListLabAnswer, cancellation);

    /// <summary>Makes a lab, or makes it what it is to be now; ends when its hosts answer, or with a problem. It goes on when nobody reads on.</summary>
    public IAsyncEnumerable<LabProgress> LabUpAsync(string lab, LabRequest request, CancellationToken cancellation)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, WireJson.Default.LabRequest));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return LinesAsync(HttpMethod.Put, $"api/labs/{Escape(lab)}", content, WireJson.Default.LabProgress, cancellation);
    }

    /// <summary>Cuts the power of a lab's host.</summary>
    public Task LabKillAsync(string lab, string host, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"api/labs/{Escape(lab)}/hosts/{Escape(host)}/kill", null, cancellation);

    /// <summary>Gives a lab's host its power back, and waits until its engine answers.</summary>
    public Task LabStartAsync(string lab, string host, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"api/labs/{Escape(lab)}/hosts/{Escape(host)}/start", null, cancellation);

    /// <summary>Removes everything of a lab.</summary>
    public Task<LabRemoved> LabDownAsync(string lab, bool force, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Delete, $"api/labs/{Escape(lab)}?force={Flag(force)}", null, WireJson.Default.LabRemoved, cancellation);
}
