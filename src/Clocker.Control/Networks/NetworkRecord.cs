using Clocker.Model.Collections;
using Clocker.Model.Identity;

namespace Clocker.Control.Networks;

/// <summary>What a network has on all hosts. Follows from the facts.</summary>
internal sealed class NetworkRecord(string key, string title, int number, ValueList<string> subnets, bool isInternal, ValueMap<string> options)
{
    public string Key { get; } = key;
    public string Title { get; } = title;
    public int Number { get; } = number;
    public ValueList<string> Subnets { get; } = subnets;
    public bool IsInternal { get; } = isInternal;
    public ValueMap<string> Options { get; } = options;

    /// <summary>The addresses of the network, unless each host has subnets of its own.</summary>
    public AddressBlock[] Blocks { get; init; } = [];

    /// <summary>The addresses of each host that has the network.</summary>
    public SortedDictionary<HostId, NetworkPart> Parts { get; } = [];
}
