using Clocker.Control.Clouds;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Networks;

namespace Clocker.Control.Networks;

/// <summary>The numbers, subnets and addresses of a cloud's networks: who has which, and which comes next. Follows from the facts.</summary>
internal sealed class NetworkLedger
{
    /// <summary>VXLAN's identifiers have 24 bits.</summary>
    private const uint Numbers = 1 << 24;

    private readonly SortedDictionary<string, NetworkRecord> _networks = new(StringComparer.Ordinal);
    private readonly HashSet<int> _numbers = [];
    private readonly SubnetPool _subnets = new();

    /// <summary>The networks, by key.</summary>
    public IReadOnlyDictionary<string, NetworkRecord> Networks => _networks;

    /// <summary>A network that was defined; null for those whose addresses the engine gives.</summary>
    public NetworkRecord? Find(string network) => _networks.GetValueOrDefault(network);

    /// <summary>Folds a fact about networks or addresses; others do not concern it.</summary>
    public void Apply(NetworkDefined defined)
    {
        Subnet[] subnets = [.. defined.Subnets.Select(Subnet.Parse)];
        _networks[defined.Network] = new(defined.Network, defined.Title, defined.Number, defined.Subnets, defined.IsInternal, defined.Options)
        {
            Blocks = [.. subnets.Select(subnet => new AddressBlock(subnet))],
        };
        _numbers.Add(defined.Number);
        Array.ForEach(subnets, _subnets.Take);
    }

    /// <inheritdoc cref="Apply(NetworkDefined)" />
    public void Apply(NetworkEnded ended)
    {
        if (_networks.Remove(ended.Network, out var network))
        {
            _numbers.Remove(network.Number);
            Array.ForEach([.. network.Subnets.Select(Subnet.Parse)], _subnets.Free);
        }
    }

    /// <inheritdoc cref="Apply(NetworkDefined)" />
    public void Apply(NetworkAssigned assigned)
    {
        if (Find(assigned.Network) is not { } network || network.Parts.ContainsKey(assigned.Host))
        {
            return;
        }

        Subnet[] own = [.. assigned.Parts.Select(Subnet.Parse)];
        var part = own.Length == 0
            ? new NetworkPart(network.Subnets, assigned.Gateways, network.Blocks)
            : new NetworkPart(assigned.Parts, assigned.Gateways, [.. own.Select(subnet => new AddressBlock(subnet))]);
        network.Parts[assigned.Host] = part;
        Take(part, assigned.Gateways);
    }

    /// <summary>A network is not on a host any more.</summary>
    public void Leave(string key, HostId host)
    {
        if (Find(key) is { } network && network.Parts.Remove(host, out var part))
        {
            Free(part, part.Gateways);
        }
    }

    /// <summary>A container has addresses.</summary>
    public void Take(HostId host, ValueMap<ValueList<string>> addresses) => Each(host, addresses, Take);

    /// <summary>A container's addresses may be given to another.</summary>
    public void Free(HostId host, ValueMap<ValueList<string>> addresses) => Each(host, addresses, Free);

    /// <inheritdoc cref="Apply(NetworkDefined)" />
    public void Apply(AddressesGiven given)
    {
        var blocks = given.Host is { } host ? Find(given.Network)?.Parts[host].Blocks : Find(given.Network)?.Blocks;
        foreach (var (block, last) in (blocks ?? []).Zip(given.Last))
        {
            block.Last = last;
        }
    }

    /// <summary>What a network gets that is not there yet, or why it cannot be.</summary>
    /// <param name="spec">What is wanted of it.</param>
    /// <param name="settings">The cloud's settings.</param>
    /// <param name="seed">What no other cloud has.</param>
    /// <param name="avoided">What the hosts have for themselves.</param>
    public (NetworkDefined? Defined, string? Problem) Define(NetworkSpec spec, NetworkSettings settings, string seed, IReadOnlyCollection<Subnet> avoided)
    {
        var subnets = new List<string>();
        foreach (var text in spec.Subnets)
        {
            if (!Subnet.TryParse(text, out var wanted, out var problem))
            {
                return (null, $"network {spec.Title}: subnet \"{text}\": {problem}");
            }

            if (_subnets.Conflict(wanted) is { } other)
            {
                return (null, $"the subnet {wanted} of network {spec.Title} to be free: it overlaps {other}, which another network of the cloud has");
            }

            if (avoided.Where(wanted.Overlaps).Select(host => (Subnet?)host).FirstOrDefault() is { } hosts)
            {
                return (null, $"the subnet {wanted} of network {spec.Title} to be free: it overlaps {hosts}, which a host of the cloud has for itself");
            }

            subnets.Add(text);
        }

        if (subnets.Count == 0)
        {
            foreach (var (range, size) in settings.Ranges)
            {
                if (_subnets.Next(range, size, avoided) is not { } next)
                {
                    return (null, $"a subnet for network {spec.Title} to be free: the cloud's pool {range} has {_networks.Count} networks of /{size}");
                }

                subnets.Add(next.ToString());
            }
        }

        return (new(spec.Network, spec.Title, NumberOf($"{seed}/{spec.Network}"), [.. subnets]) { IsInternal = spec.IsInternal, Options = spec.Options }, null);
    }

    /// <summary>What a network gets on a host where it is not yet: a part of each subnet if hosts have their own, and the host's addresses; or why it cannot be.</summary>
    public static (ValueList<string> Parts, ValueList<string> Gateways, string? Problem) Extend(NetworkRecord network, bool splits)
    {
        var blocks = network.Blocks;
        if (splits)
        {
            var parts = new List<Subnet>();
            foreach (var range in network.Subnets.Select(Subnet.Parse))
            {
                var size = SizeOfPart(range);
                if (PartOf(network, range, size) is not { } part)
                {
                    return ([], [], $"a part of network {network.Title} for another host to be free: {range} is used up by parts of /{size}; a network that is made anew can have a larger subnet");
                }

                parts.Add(part);
            }

            blocks = [.. parts.Select(part => new AddressBlock(part))];
        }

        var gateways = blocks.Select(block => block.Next()).ToList();
        return gateways.Contains(null)
            ? ([], [], Full(network, blocks))
            : (splits ? [.. blocks.Select(block => block.Subnet.ToString())] : [], [.. gateways.OfType<string>()], null);
    }

    /// <summary>The addresses of a container on a network's part, or why there are none.</summary>
    public static (ValueList<string> Addresses, string? Problem) Give(NetworkRecord network, NetworkPart part, ValueList<string> wanted)
    {
        foreach (var address in wanted)
        {
            if (part.Blocks.FirstOrDefault(block => block.Has(address)) is not { } block)
            {
                return ([], $"the address {address} is not in network {network.Title} ({string.Join(", ", part.Subnets)})");
            }

            if (!block.IsFree(address))
            {
                return ([], $"the address {address} of network {network.Title} to be free");
            }
        }

        var addresses = part.Blocks.Select(block => wanted.FirstOrDefault(block.Has) ?? block.Next()).ToList();
        return addresses.Contains(null) ? ([], Full(network, part.Blocks)) : ([.. addresses.OfType<string>()], null);
    }

    /// <summary>The facts that fold to where the next addresses come from; they follow those about networks and containers.</summary>
    public IEnumerable<AddressesGiven> Cursors()
    {
        foreach (var network in _networks.Values)
        {
            yield return new(network.Key, null, [.. network.Blocks.Select(block => block.Last)]);
            foreach (var (host, part) in network.Parts.Where(part => part.Value.Blocks != network.Blocks))
            {
                yield return new(network.Key, host, [.. part.Blocks.Select(block => block.Last)]);
            }
        }
    }

    private static string Full(NetworkRecord network, AddressBlock[] blocks) =>
        $"an address of network {network.Title} to be free ({string.Join(", ", blocks.Select(block => $"all {block.Capacity} of {block.Subnet} are given"))}; a network that is made anew can have a larger subnet)";

    /// <summary>
    /// There are parts for 128 hosts, but if the subnet is small: one for the host and 29 containers at least, or all there is.
    /// </summary>
    private static int SizeOfPart(Subnet range) => range.IsIPv6 ? range.Prefix + 16 : Math.Max(range.Prefix, Math.Min(range.Prefix + 7, 27));

    private static Subnet? PartOf(NetworkRecord network, Subnet range, int size)
    {
        var own = new SubnetPool();
        foreach (var block in network.Parts.Values.SelectMany(part => part.Blocks))
        {
            own.Take(block.Subnet);
        }

        return own.Next(range, size, []);
    }

    /// <summary>Two clouds may share a host, so that a number follows from names and not from a count.</summary>
    private int NumberOf(string name)
    {
        var hash = 2166136261u;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 16777619;
        }

        var number = (int)((hash ^ (hash >> 24)) % (Numbers - 1)) + 1;
        while (_numbers.Contains(number))
        {
            number = (int)(number % (Numbers - 1)) + 1;
        }

        return number;
    }

    private void Each(HostId host, ValueMap<ValueList<string>> addresses, Action<NetworkPart, ValueList<string>> change)
    {
        foreach (var (key, given) in addresses)
        {
            if (Find(key) is { } network)
            {
                // A part that is gone took its addresses with it, unless they are the network's.
                change(network.Parts.GetValueOrDefault(host) ?? new(network.Subnets, [], network.Blocks), given);
            }
        }
    }

    private static void Take(NetworkPart part, ValueList<string> addresses) => Each(part, addresses, (block, address) => block.Take(address));

    private static void Free(NetworkPart part, ValueList<string> addresses) => Each(part, addresses, (block, address) => block.Free(address));

    private static void Each(NetworkPart part, ValueList<string> addresses, Action<AddressBlock, string> change)
    {
        foreach (var address in addresses)
        {
            if (part.Blocks.FirstOrDefault(block => block.Has(address)) is { } block)
            {
                change(block, address);
            }
        }
    }
}
