using System.Text.Json;
using System.Text.Json.Serialization;

namespace Clocker.Agent.Hosts;

/// <summary>A network interface as <c>ip -d -j address</c> tells it.</summary>
internal sealed record IpLink
{
    [JsonPropertyName("ifname")]
    public string Name { get; init; } = "";

    [JsonPropertyName("mtu")]
    public int Mtu { get; init; }

    [JsonPropertyName("flags")]
    public IReadOnlyList<string> Flags { get; init; } = [];

    [JsonPropertyName("master")]
    public string? Master { get; init; }

    [JsonPropertyName("ifalias")]
    public string? Alias { get; init; }

    [JsonPropertyName("linkinfo")]
    public LinkInfo? Info { get; init; }

    [JsonPropertyName("addr_info")]
    public IReadOnlyList<Address> Addresses { get; init; } = [];

    /// <summary>What kind of interface it is.</summary>
    /// <param name="Kind">Such as <c>vxlan</c>.</param>
    /// <param name="Parameters">Differs with the kind; it is read for those kinds alone that are known.</param>
    internal sealed record LinkInfo(
        [property: JsonPropertyName("info_kind")] string? Kind,
        [property: JsonPropertyName("info_data")] JsonElement? Parameters);

    /// <summary>An address of the interface. One that belongs to the other end of a link has no prefix here.</summary>
    internal sealed record Address(
        [property: JsonPropertyName("local")] string? Local,
        [property: JsonPropertyName("prefixlen")] int PrefixLength,
        [property: JsonPropertyName("scope")] string? Scope);
}
