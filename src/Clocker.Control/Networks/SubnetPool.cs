using Clocker.Model.Networks;

namespace Clocker.Control.Networks;

/// <summary>The subnets of a cloud's networks: each is had once, and again when its network is gone.</summary>
internal sealed class SubnetPool
{
    private readonly SortedSet<(UInt128 Base, Subnet Subnet)> _taken = new(
        Comparer<(UInt128 Base, Subnet Subnet)>.Create((one, other) =>
            one.Base.CompareTo(other.Base) is not 0 and var order ? order
            : one.Subnet.IsIPv6.CompareTo(other.Subnet.IsIPv6) is not 0 and var family ? family
            : one.Subnet.Prefix.CompareTo(other.Subnet.Prefix)));

    /// <summary>Takes a subnet.</summary>
    public void Take(Subnet subnet) => _taken.Add((subnet.Base, subnet));

    /// <summary>Gives a subnet back.</summary>
    public void Free(Subnet subnet) => _taken.Remove((subnet.Base, subnet));

    /// <summary>What of the taken ones overlaps a subnet; null if nothing.</summary>
    public Subnet? Conflict(Subnet subnet) => _taken.Where(taken => subnet.Overlaps(taken.Subnet)).Select(taken => (Subnet?)taken.Subnet).FirstOrDefault();

    /// <summary>The first free subnet of a prefix length in a range that overlaps none of the others; null if there is none. It is not taken yet.</summary>
    public Subnet? Next(Subnet range, int prefix, IEnumerable<Subnet> others)
    {
        if (prefix < range.Prefix)
        {
            return null;
        }

        var (next, size) = (range.Part(prefix, 0), range.Part(prefix, 0).Count);
        foreach (var obstacle in _taken.Select(taken => taken.Subnet).Concat(others).Where(range.Overlaps).OrderBy(subnet => subnet.Base))
        {
            if (obstacle.Base >= next.Base + size)
            {
                break;
            }

            var end = obstacle.Base + obstacle.Count - range.Base;
            var after = (end + size - 1) / size;
            if (after << (range.Bits - prefix) >= range.Count)
            {
                return null;
            }

            next = range.Base + (after * size) > next.Base ? range.Part(prefix, after) : next;
        }

        return next;
    }
}
