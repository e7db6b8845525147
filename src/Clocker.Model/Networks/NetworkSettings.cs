using Clocker.Model.Collections;

namespace Clocker.Model.Networks;

/// <summary>How a cloud makes the networks of its applications.</summary>
/// <param name="Provider">The provider's name: <c>bridge</c>, <c>overlay</c>, <c>routed</c>, <c>vxlan</c>.</param>
public sealed record NetworkSettings(string Provider)
{
    /// <summary>The provider of clouds that say nothing: networks of one host.</summary>
    public const string Bridge = "bridge";

    /// <summary>The range from which networks get their subnets unless they say which they want, in CIDR notation.</summary>
    public const string UsualPool = "10.192.0.0/10";

    /// <summary>What clouds have that say nothing.</summary>
    public static NetworkSettings Usual { get; } = new(Bridge);

    /// <summary>The range from which networks get their subnets.</summary>
    public string Pool { get; init; } = UsualPool;

    /// <summary>The prefix length of a subnet; 0 is what the provider usually has.</summary>
    public int Size { get; init; }

    /// <summary>The range from which networks get subnets of IPv6 besides, each of 64 bits; null if they have none.</summary>
    public string? Pool6 { get; init; }

    /// <summary>The provider's own options.</summary>
    public ValueMap<string> Options { get; init; } = [];

    /// <summary>What is wrong with the ranges for networks like these, in words that say what would be right; null if nothing.</summary>
    public string? Problem(NetworkTraits traits)
    {
        if (!Subnet.TryParse(Pool, out var pool, out var problem))
        {
            return $"pool \"{Pool}\": {problem}";
        }

        var size = Size == 0 ? traits.UsualSize : Size;
        if (pool.IsIPv6 || size < pool.Prefix || size > 30)
        {
            return pool.IsIPv6 ? $"pool \"{Pool}\": it has to be one of IPv4; that of IPv6 comes besides"
                : $"subnets of /{size} do not fit into the pool {pool}; their prefix length has to be from {pool.Prefix} to 30";
        }

        return Pool6 is null ? null
            : !Subnet.TryParse(Pool6, out var pool6, out problem) ? $"pool \"{Pool6}\": {problem}"
            : !pool6.IsIPv6 || pool6.Prefix > 64 ? $"pool \"{Pool6}\": it has to be one of IPv6 with a prefix length up to 64"
            : null;
    }

    /// <summary>The ranges from which networks get their subnets, and the prefix length of these.</summary>
    public IEnumerable<(Subnet Range, int Size)> Ranges =>
        Pool6 is null ? [(Subnet.Parse(Pool), Size)] : [(Subnet.Parse(Pool), Size), (Subnet.Parse(Pool6), 64)];
}
