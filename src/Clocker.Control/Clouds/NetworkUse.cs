using Clocker.Model.Identity;

namespace Clocker.Control.Clouds;

/// <summary>Who is on a network, and who wants to be.</summary>
internal sealed class NetworkUse
{
    /// <summary>How many claims of each application, by its name, want to be on it.</summary>
    public SortedDictionary<string, int> Wanting { get; } = new(StringComparer.Ordinal);

    /// <summary>How many containers are on it, by host.</summary>
    public SortedDictionary<HostId, int> Containers { get; } = [];

    /// <summary>How many of these are not about to go.</summary>
    public SortedDictionary<HostId, int> Live { get; } = [];

    /// <summary>The hosts on which it was decided to be.</summary>
    public SortedSet<HostId> Hosts { get; } = [];

    /// <summary>The containers that are on it, going or not.</summary>
    public SortedDictionary<(EntityId Claim, int Incarnation), (ClaimRecord Claim, InstanceRecord Instance)> Members { get; } = [];

    /// <summary>Adds to a count; what falls to zero is forgotten.</summary>
    public static void Count<TKey>(SortedDictionary<TKey, int> counts, TKey key, int change)
        where TKey : notnull
    {
        var count = counts.GetValueOrDefault(key) + change;
        if (count == 0)
        {
            counts.Remove(key);
        }
        else
        {
            counts[key] = count;
        }
    }
}
