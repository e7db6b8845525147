using System.Net.Http.Json;

using Clocker.Client.Clouds;

namespace Clocker.Client;

public sealed partial class ClockerClient
{
    /// <summary>All clouds, by name.</summary>
    public Task<IReadOnlyList<CloudAnswer>> CloudsAsync(CancellationToken cancellation) =>
        GetAsync("api/clouds", WireJson.Default.IReadOnlyListCloudAnswer, cancellation);

    /// <summary>One cloud.</summary>
    public Task<CloudAnswer> CloudAsync(string cloud, CancellationToken cancellation) =>
        GetAsync($"api/clouds/{Escape(cloud)}", WireJson.Default.CloudAnswer, cancellation);

    /// <summary>A cloud now and whenever it or one of its hosts has changed; ends when it is gone.</summary>
    public IAsyncEnumerable<CloudAnswer> CloudChangesAsync(string cloud, CancellationToken cancellation) =>
        LinesAsync($"api/clouds/{Escape(cloud)}/changes", WireJson.Default.CloudAnswer, cancellation);

    /// <summary>Makes a cloud; returns once that is durable.</summary>
    public Task<CloudAccepted> CreateCloudAsync(CloudRequest request, CancellationToken cancellation) => SendAsync(
        HttpMethod.Post, "api/clouds", JsonContent.Create(request, WireJson.Default.CloudRequest), WireJson.Default.CloudAccepted, cancellation);

    /// <summary>Removes a cloud with its hosts; returns once that is durable.</summary>
    public Task<CloudAccepted> DeleteCloudAsync(string cloud, CancellationToken cancellation) => SendAsync(
        HttpMethod.Delete, $"api/clouds/{Escape(cloud)}", null, WireJson.Default.CloudAccepted, cancellation);

    /// <summary>Gets more hosts for a cloud; returns once that is durable.</summary>
    public Task<CloudAccepted> AddHostsAsync(string cloud, HostsRequest request, CancellationToken cancellation) => SendAsync(
        HttpMethod.Post, $"api/clouds/{Escape(cloud)}/hosts", JsonContent.Create(request, WireJson.Default.HostsRequest), WireJson.Default.CloudAccepted, cancellation);

    /// <summary>Drains a host, or takes it into service again.</summary>
    public Task<CloudAccepted> DrainHostAsync(string cloud, string host, bool isDraining, CancellationToken cancellation) => SendAsync(
        HttpMethod.Post, $"api/clouds/{Escape(cloud)}/hosts/{Escape(host)}/{(isDraining ? "drain" : "use")}", null, WireJson.Default.CloudAccepted, cancellation);

    /// <summary>Removes a host; with data, what lies on it is lost.</summary>
    public Task<CloudAccepted> RemoveHostAsync(string cloud, string host, bool withData, CancellationToken cancellation) => SendAsync(
        HttpMethod.Delete, $"api/clouds/{Escape(cloud)}/hosts/{Escape(host)}?data={Flag(withData)}", null, WireJson.Default.CloudAccepted, cancellation);
}
