using Clocker.Control.Clouds;
using Clocker.Control.Journals;
using Clocker.Control.Worlds;
using Clocker.Model.Identity;
using Clocker.Simulation.Journals;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>Reads a journal and knows nothing of how it was decided: what must hold of each host that a cloud got or let go by itself.</summary>
/// <param name="journal">The journal.</param>
/// <param name="cloud">The cloud.</param>
/// <param name="most">How many hosts it may have.</param>
internal sealed class ScalingAudit(SimulatedJournal journal, string cloud, int most)
{
    private readonly SortedDictionary<HostId, bool> _hosts = [];
    private readonly SortedSet<HostId> _coming = [];
    private readonly SortedSet<HostId> _leaving = [];
    private readonly SortedSet<HostId> _lost = [];
    private readonly SortedSet<HostId> _drained = [];
    private readonly SortedDictionary<(EntityId Claim, int Incarnation), HostId> _containers = [];
    private WorldId? _world;
    private int _atLeast;
    private int _seen;

    /// <summary>How many hosts it got by itself.</summary>
    public int Grown { get; private set; }

    /// <summary>How many it let go by itself, since they were empty.</summary>
    public int Gone { get; private set; }

    /// <summary>Reads what is new; what is wrong first, or null.</summary>
    public string? Check()
    {
        for (; _seen < journal.Rows.Count; _seen++)
        {
            var row = journal.Rows[_seen];
            foreach (var entry in JournalJson.Read(row.Batch.Span))
            {
                if (entry.Facts.OfType<CloudCreated>().Any(created => created.Location == cloud))
                {
                    _world = row.World;
                }

                if (row.World == _world && Check(entry) is { } wrong)
                {
                    return $"row {row.Position}: {wrong}";
                }
            }
        }

        return null;
    }

    private string? Check(Entry entry)
    {
        var comingBefore = _coming.Count;
        foreach (var fact in entry.Facts)
        {
            var wrong = fact switch
            {
                HostWanted { Because: not null } wanted when comingBefore > 0 => $"{wanted} while {string.Join(", ", _coming)} are on the way",
                HostWanted { Because: not null } wanted when _hosts.Count >= most => $"{wanted} although there are {_hosts.Count}",
                HostGoing { Because: { } because } going when !_coming.Contains(going.Host) && _containers.ContainsValue(going.Host) => $"{going} under a container ({because})",
                HostGoing { Because: not null } going when !_coming.Contains(going.Host) && Staying(going.Host) < _atLeast => $"{going} although {_atLeast} are wanted",
                _ => null,
            };
            if (wrong is not null)
            {
                return wrong;
            }

            Follow(fact);
        }

        return null;
    }

    private int Staying(HostId without) => _hosts.Keys.Count(host => host != without && !_leaving.Contains(host) && !_lost.Contains(host) && !_drained.Contains(host) && !_coming.Contains(host));

    private void Follow(Fact fact)
    {
        switch (fact)
        {
            case CloudSized sized:
                _atLeast = sized.Hosts;
                break;
            case HostWanted wanted:
                _hosts[wanted.Host] = wanted.Because is not null;
                _coming.Add(wanted.Host);
                Grown += wanted.Because is not null ? 1 : 0;
                break;
            case HostLocated located:
                _coming.Remove(located.Host);
                break;
            case HostGoing going:
                Gone += going.Because is not null && !_coming.Contains(going.Host) ? 1 : 0;
                _leaving.Add(going.Host);
                _coming.Remove(going.Host);
                break;
            case HostRemoved removed:
                _hosts.Remove(removed.Host);
                _leaving.Remove(removed.Host);
                break;
            case HostGivenUp lost:
                _lost.Add(lost.Host);
                break;
            case HostIsBack back:
                _lost.Remove(back.Host);
                break;
            case HostDraining draining:
                _ = draining.IsDraining ? _drained.Add(draining.Host) : _drained.Remove(draining.Host);
                break;
            case InstanceAssigned assigned:
                _containers[(assigned.Claim, assigned.Incarnation)] = assigned.Host;
                break;
            case InstanceRemoved removed:
                _containers.Remove((removed.Claim, removed.Incarnation));
                break;
            default:
                break;
        }
    }
}
