using System.Text.Json.Serialization;

namespace Clocker.Agent.Hosts;

/// <summary>A route as <c>ip -j route</c> tells it.</summary>
internal sealed record IpRoute
{
    [JsonPropertyName("dst")]
    public string Destination { get; init; } = "";

    [JsonPropertyName("gateway")]
    public string? Gateway { get; init; }

    [JsonPropertyName("dev")]
    public string? Device { get; init; }

    [JsonPropertyName("protocol")]
    public string? Protocol { get; init; }

    [JsonPropertyName("metric")]
    public long Metric { get; init; }
}
