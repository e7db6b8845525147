using System.Security.Cryptography;
using Clocker.Model.Collections;
using Clocker.Model.Networks;

namespace Clocker.Contracts.Networks;

/// <summary>A network of a contract test: its number, its subnets, and the addresses that are given of them.</summary>
internal sealed class ContractNetwork(string key, NetworkTraits traits)
{
    private static int _subnets = RandomNumberGenerator.GetInt32(1 << 12);

    private readonly SortedDictionary<int, string> _parts = [];
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);
    private readonly Subnet _whole = NextSubnet();

    public int Number { get; } = RandomNumberGenerator.GetInt32(1, 1 << 24);

    public bool IsInternal { get; init; }

    /// <summary>The host's own address, for each host that has the network.</summary>
    public SortedDictionary<int, string> Gateways { get; } = [];

    public void Extend(int host)
    {
        if (_parts.TryAdd(host, (traits.SplitsSubnets ? _whole.Part(24, (UInt128)host) : _whole).ToString()))
        {
            Gateways[host] = Give(host);
        }
    }

    public void Leave(int host)
    {
        _parts.Remove(host);
        Gateways.Remove(host);
    }

    public ValueList<string> Part(int host) => traits.IsAddressed ? [_parts[host]] : [];

    /// <summary>The next address of a host's part.</summary>
    public string Give(int host)
    {
        var part = _parts[host];
        _given[part] = _given.GetValueOrDefault(part) + 1;
        return Subnet.Parse(part).At((UInt128)_given[part]);
    }

    public NetworkOnHost On(int host, string name, ValueMap<string> labels) => new()
    {
        Key = key,
        Title = key,
        Name = name,
        Labels = labels,
        Number = traits.IsAddressed ? Number : 0,
        Subnets = traits.IsAddressed ? [_whole.ToString()] : [],
        Parts = Part(host),
        Gateways = traits.IsAddressed ? [Gateways[host]] : [],
        IsInternal = IsInternal,
    };

    /// <summary>Each is had once by the tests of a run, since some of them are on the same hosts.</summary>
    private static Subnet NextSubnet() => Subnet.Parse("10.192.0.0/10").Part(22, (UInt128)(Interlocked.Increment(ref _subnets) & ((1 << 12) - 1)));
}
