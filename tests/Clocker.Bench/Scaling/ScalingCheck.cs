using Clocker.Bench.Running;
using Clocker.Control.Clouds;
using Clocker.Control.Worlds;
using Clocker.Model.Identity;

namespace Clocker.Bench.Scaling;

/// <summary>Reads what a cloud decides, and knows nothing of how: what must hold of each host that it gets or lets go.</summary>
/// <param name="atLeast">How many hosts people want.</param>
/// <param name="most">How many it may have.</param>
internal sealed class ScalingCheck(int atLeast, int most)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    private readonly SortedDictionary<HostId, int> _containers = [];
    private readonly Dictionary<(EntityId Claim, int Incarnation), HostId> _places = [];
    private readonly SortedSet<HostId> _coming = [];
    private readonly SortedSet<HostId> _unusable = [];
    private readonly Dictionary<EntityId, TimeSpan> _waiting = [];
    private TimeSpan _goneAt = TimeSpan.FromDays(-1);

    /// <summary>How many hosts it got by itself.</summary>
    public int Grown { get; private set; }

    /// <summary>How many growths that were.</summary>
    public int Growths { get; private set; }

    /// <summary>How many hosts it let go.</summary>
    public int Gone { get; private set; }

    /// <summary>How many growths came right after a host went: that one need not have gone.</summary>
    public int Regretted { get; private set; }

    /// <summary>How many hosts were given up.</summary>
    public int Lost { get; private set; }

    /// <summary>How many containers were placed.</summary>
    public long Placed { get; private set; }

    /// <summary>How many of them had to wait for a host.</summary>
    public long Waited { get; private set; }

    /// <summary>How long one of them waited at most.</summary>
    public TimeSpan LongestWait { get; private set; }

    /// <summary>How many facts it read.</summary>
    public long Facts { get; private set; }

    /// <summary>How many hosts there are, with those on their way and those that leave.</summary>
    public int Hosts => _containers.Count;

    /// <exception cref="BenchException">Something that must hold does not.</exception>
    public void Read(IEnumerable<Entry> entries, TimeSpan now)
    {
        foreach (var entry in entries)
        {
            var wereComing = _coming.Count;
            foreach (var fact in entry.Facts)
            {
                Facts++;
                Hold(fact is not HostWanted { Because: not null } || (wereComing == 0 && _containers.Count < most), fact, now);
                Hold(fact is not HostGoing { Because: not null } going || (_containers[going.Host] == 0 && Staying(going.Host) >= atLeast), fact, now);
                Follow(fact, now);
            }

            var grown = entry.Facts.OfType<HostWanted>().Any(wanted => wanted.Because is not null);
            Growths += grown ? 1 : 0;
            Regretted += grown && now - _goneAt < Soon ? 1 : 0;
        }
    }

    private int Staying(HostId without) => _containers.Count - _coming.Count - _unusable.Count - (_unusable.Contains(without) ? 0 : 1);

    private void Follow(Fact fact, TimeSpan now)
    {
        switch (fact)
        {
            case HostWanted wanted:
                _containers[wanted.Host] = 0;
                _coming.Add(wanted.Host);
                Grown += wanted.Because is null ? 0 : 1;
                break;
            case HostLocated located:
                _coming.Remove(located.Host);
                break;
            case HostGivenUp lost:
                _unusable.Add(lost.Host);
                Lost++;
                break;
            case HostIsBack back:
                _unusable.Remove(back.Host);
                break;
            case HostGoing going:
                _unusable.Add(going.Host);
                _goneAt = now;
                Gone++;
                break;
            case HostRemoved removed:
                _containers.Remove(removed.Host);
                _unusable.Remove(removed.Host);
                break;
            case ClaimWanted { Wanted: null } over:
                _waiting.Remove(over.Claim);
                break;
            case ClaimWanted wanted:
                _waiting[wanted.Claim] = now;
                break;
            case InstanceAssigned assigned:
                if (_waiting.Remove(assigned.Claim, out var since) && now > since)
                {
                    Waited++;
                    LongestWait = now - since > LongestWait ? now - since : LongestWait;
                }

                _containers[assigned.Host]++;
                _places[(assigned.Claim, assigned.Incarnation)] = assigned.Host;
                Placed++;
                break;
            case InstanceRemoved removed when _places.Remove((removed.Claim, removed.Incarnation), out var host):
                _containers[host]--;
                break;
            default:
                break;
        }
    }

    private static void Hold(bool isSo, Fact fact, TimeSpan now)
    {
        if (!isSo)
        {
            throw new BenchException($"headroom: {fact} at {now} breaks what must hold.");
        }
    }
}
