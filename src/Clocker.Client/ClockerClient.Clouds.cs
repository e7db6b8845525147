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

    /// <summary>Removes a cloud with its hosts; by force, also hosts whose machines are gone. Returns once that is durable.</summary>
    public Task<CloudAccepted> DeleteCloudAsync(string cloud, bool force, CancellationToken cancellation) => SendAsync(
        HttpMethod.Delete, $"api/clouds/{Escape(cloud)}?force={Flag(force)}", null, WireJson.Default.CloudAccepted, cancellation);

    /// <summary>Gets more hosts for a cloud; returns once that is durable.</summary>
    public Task<CloudAccepted> AddHostsAsync(string cloud, HostsRequest request, CancellationToken cancellation) => SendAsync(
        HttpMethod.Post, $"api/clouds/{Escape(cloud)}/hosts", JsonContent.Create(request, WireJson.Default.HostsRequest), WireJson.Default.CloudAccepted, cancellation);

    /// <summary>What would be better off on other hosts; moves it there, unless it is only a plan. Returns once that is durable.</summary>
    public Task<IReadOnlyList<MoveAnswer>> RebalanceAsync(string cloud, bool isPlan, CancellationToken cancellation) => SendAsync(
        HttpMethod.Post, $"api/clouds/{Escape(cloud)}/rebalance?plan={Flag(isPlan)}", null, WireJson.Default.IReadOnlyListMoveAnswer, cancellation);

    /// <summary>Drains a host, with data also of what has data there; or takes it into service again.</summary>
    public Task<CloudAccepted> DrainHostAsync(string cloud, string host, bool isDraining, bool withData, CancellationToken cancellation) => SendAsync(
        HttpMethod.Post, $"api/clouds/{Escape(cloud)}/hosts/{Escape(host)}/{(isDraining ? $"drain?data={Flag(withData)}" : "use")}", null, WireJson.Default.CloudAccepted, cancellation);

    /// <summary>Upgrades the engine of a host; without one, those of all hosts of the cloud, one after another. Returns once that is durable.</summary>
    public Task<CloudAccepted> UpgradeAsync(string cloud, string? host, UpgradeRequest request, CancellationToken cancellation) => SendAsync(
        HttpMethod.Post, UpgradePath(cloud, host), JsonContent.Create(request, WireJson.Default.UpgradeRequest), WireJson.Default.CloudAccepted, cancellation);

    /// <summary>Calls off upgrades that have not begun.</summary>
    public Task<CloudAccepted> CallOffUpgradeAsync(string cloud, string? host, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Delete, UpgradePath(cloud, host), null, WireJson.Default.CloudAccepted, cancellation);

    /// <summary>Removes a host; with data, what lies on it is lost; by force, so it is, and it may be gone.</summary>
    public Task<CloudAccepted> RemoveHostAsync(string cloud, string host, bool withData, bool force, CancellationToken cancellation) => SendAsync(
        HttpMethod.Delete, $"api/clouds/{Escape(cloud)}/hosts/{Escape(host)}?data={Flag(withData)}&force={Flag(force)}", null, WireJson.Default.CloudAccepted, cancellation);

    private static string UpgradePath(string cloud, string? host) =>
        host is null ? $"api/clouds/{Escape(cloud)}/upgrade" : $"api/clouds/{Escape(cloud)}/hosts/{Escape(host)}/upgrade";
}
