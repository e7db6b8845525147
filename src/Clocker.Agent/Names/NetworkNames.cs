using System.Net;
using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Names;

/// <summary>The names of one network.</summary>
internal sealed class NetworkNames
{
    private readonly Dictionary<string, NameAddresses>.AlternateLookup<ReadOnlySpan<char>> _byName;
    private readonly Dictionary<AddressKey, string> _byAddress = [];
    private readonly List<IPNetwork> _subnets;

    public NetworkNames(AgentNetwork network)
    {
        IsInternal = network.IsInternal;
        _subnets = [.. network.Subnets.SelectMany(Parsed)];
        var byName = new Dictionary<string, NameAddresses>();
        _byName = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (name, addresses) in network.Names.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (IsName(name))
            {
                byName[name] = new NameAddresses(addresses.SelectMany(address => IPAddress.TryParse(address, out var parsed) ? new[] { parsed } : []));
            }
        }

        // Of several names of an address, the one that means the fewest others says most.
        foreach (var (name, addresses) in byName.OrderBy(pair => pair.Value.Count).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            foreach (var address in addresses.Of4.Concat(addresses.Of6))
            {
                _byAddress.TryAdd(AddressKey.Of(address), name);
            }
        }
    }

    public bool IsInternal { get; }

    /// <summary>Whether DNS can carry a name: labels of 1 to 63 characters, 253 in all.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 253 && name.All(letter => letter is > ' ' and <= '~') && name.Split('.').All(label => label.Length is > 0 and <= 63);

    public NameAddresses? Find(ReadOnlySpan<char> name) => _byName.TryGetValue(name, out var addresses) ? addresses : null;

    public string? Find(AddressKey address) => _byAddress.GetValueOrDefault(address);

    /// <summary>Whether an address is one of this network, whoever has it.</summary>
    public bool Covers(IPAddress address) => _subnets.Exists(subnet => subnet.Contains(address));

    private static IEnumerable<IPNetwork> Parsed(string subnet) => IPNetwork.TryParse(subnet, out var parsed) ? [parsed] : [];
}
