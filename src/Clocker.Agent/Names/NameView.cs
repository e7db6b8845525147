using System.Net;

namespace Clocker.Agent.Names;

/// <summary>What one who asks can see.</summary>
/// <param name="networks">The networks, the first one first.</param>
internal sealed class NameView(IReadOnlyList<NetworkNames> networks)
{
    /// <summary>Whether other names are asked of the host's resolvers: who has no way out gets no names from there either.</summary>
    public bool HasWayOut { get; } = networks.Any(network => !network.IsInternal);

    public NameAddresses? Find(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < networks.Count; i++)
        {
            if (networks[i].Find(name) is { } addresses)
            {
                return addresses;
            }
        }

        return null;
    }

    public string? Find(AddressKey address)
    {
        for (var i = 0; i < networks.Count; i++)
        {
            if (networks[i].Find(address) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    public bool Covers(IPAddress address) => networks.Any(network => network.Covers(address));
}
