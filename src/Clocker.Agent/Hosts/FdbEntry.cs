using System.Text.Json.Serialization;

namespace Clocker.Agent.Hosts;

/// <summary>A line of a forwarding table, as <c>bridge -j fdb show</c> tells it.</summary>
internal sealed record FdbEntry
{
    /// <summary>Where frames go that have no line of their own, and those for everybody.</summary>
    public const string Everybody = "00:00:00:00:00:00";

    [JsonPropertyName("mac")]
    public string Mac { get; init; } = "";

    [JsonPropertyName("ifname")]
    public string Interface { get; init; } = "";

    /// <summary>The host that has it, for VXLAN's own table.</summary>
    [JsonPropertyName("dst")]
    public string? Host { get; init; }

    /// <summary>The bridge whose table it is; null is the interface's own.</summary>
    [JsonPropertyName("master")]
    public string? Master { get; init; }

    /// <summary>Empty or <c>stale</c> for what was learned.</summary>
    [JsonPropertyName("state")]
    public string State { get; init; } = "";

    [JsonIgnore]
    public bool IsLearned => State is not ("permanent" or "static");
}
