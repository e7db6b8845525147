using System.Net.Http.Json;

using Clocker.Client.Locations;

namespace Clocker.Client;

public sealed partial class ClockerClient
{
    /// <summary>All named locations, by name.</summary>
    public Task<IReadOnlyList<LocationAnswer>> LocationsAsync(CancellationToken cancellation) =>
        GetAsync("api/locations", WireJson.Default.IReadOnlyListLocationAnswer, cancellation);

    /// <summary>One named location.</summary>
    public Task<LocationAnswer> LocationAsync(string name, CancellationToken cancellation) =>
        GetAsync($"api/locations/{Escape(name)}", WireJson.Default.LocationAnswer, cancellation);

    /// <summary>Has a name stand for a location; the same again changes nothing.</summary>
    public Task<LocationAddAnswer> AddLocationAsync(LocationRequest request, CancellationToken cancellation) => SendAsync(
        HttpMethod.Post, "api/locations", JsonContent.Create(request, WireJson.Default.LocationRequest), WireJson.Default.LocationAddAnswer, cancellation);

    /// <summary>Has a name stand for no location any more; returns what it stood for.</summary>
    public Task<LocationAnswer> RemoveLocationAsync(string name, CancellationToken cancellation) => SendAsync(
        HttpMethod.Delete, $"api/locations/{Escape(name)}", null, WireJson.Default.LocationAnswer, cancellation);
}
