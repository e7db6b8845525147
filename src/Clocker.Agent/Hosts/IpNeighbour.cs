using System.Text.Json.Serialization;

namespace Clocker.Agent.Hosts;

/// <summary>An address for which the host answers on an interface, as <c>ip -j neigh show proxy</c> tells it.</summary>
internal sealed record IpNeighbour
{
    [JsonPropertyName("dst")]
    public string Address { get; init; } = "";

    [JsonPropertyName("dev")]
    public string Interface { get; init; } = "";
}
