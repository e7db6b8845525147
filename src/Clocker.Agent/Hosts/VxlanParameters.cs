using System.Text.Json.Serialization;

namespace Clocker.Agent.Hosts;

/// <summary>What cannot be changed of a VXLAN interface that is there, as <c>ip -d -j address</c> tells it.</summary>
internal sealed record VxlanParameters
{
    [JsonPropertyName("id")]
    public int Id { get; init; }

    [JsonPropertyName("port")]
    public int Port { get; init; }

    [JsonPropertyName("link")]
    public string? Device { get; init; }

    [JsonPropertyName("local")]
    public string? Local4 { get; init; }

    [JsonPropertyName("local6")]
    public string? Local6 { get; init; }

    [JsonIgnore]
    public string? Local => Local4 ?? Local6;
}
