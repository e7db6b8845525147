using System.Net;
using System.Text.Json;

namespace Clocker.Agent.Hosts;

/// <summary>A network interface of the host.</summary>
internal sealed record Link
{
    public required string Name { get; init; }

    /// <summary>The largest packet that it sends, in bytes.</summary>
    public int Mtu { get; init; }

    public bool IsUp { get; init; }

    public bool IsLoopback { get; init; }

    /// <summary>The bridge that it is a port of.</summary>
    public string? Master { get; init; }

    /// <summary>What it is marked with.</summary>
    public string? Alias { get; init; }

    /// <summary>Null if it is of another kind.</summary>
    public VxlanParameters? Vxlan { get; init; }

    public IReadOnlyList<LinkAddress> Addresses { get; init; } = [];

    public static Link Of(IpLink seen) => new()
    {
        Name = seen.Name,
        Mtu = seen.Mtu,
        IsUp = seen.Flags.Contains("UP"),
        IsLoopback = seen.Flags.Contains("LOOPBACK"),
        Master = seen.Master,
        Alias = seen.Alias,
        Vxlan = seen.Info is { Kind: "vxlan", Parameters: { } parameters } ? parameters.Deserialize(ToolJson.Default.VxlanParameters) : null,
        Addresses = [.. seen.Addresses.SelectMany(AddressOf)],
    };

    private static IEnumerable<LinkAddress> AddressOf(IpLink.Address seen) => IPAddress.TryParse(seen.Local, out var address)
        ? [new LinkAddress(address, seen.PrefixLength, seen.Scope == "link")]
        : [];
}
