using Clocker.Control.Placement;
using Clocker.Control.Plane;
using Clocker.Model.Collections;
using Clocker.Model.Placement;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <summary>
    /// Asks for each application, or for each container where networks span hosts, where its strategies would have it now, one after
    /// the other, each as if those before had moved.
    /// </summary>
    private Answer<ValueList<ProposedMove>> Rebalance(RebalanceCloud request)
    {
        LookAtHosts();
        var board = UpToDate();
        var foresight = new Foresight(new Survey(this));
        var moves = new List<ProposedMove>();
        foreach (var unit in Units())
        {
            moves.AddRange(Better(unit, board, foresight));
        }

        if (!request.IsOnlyAsked)
        {
            foreach (var move in moves)
            {
                Decided(new InstanceMoving(move.Claim, _claims[move.Claim].Live!.Incarnation, _hosts.Values.First(host => host.Name == move.To).Id, move.Reason));
            }

            Reconsider();
        }

        return new Answer<ValueList<ProposedMove>>.Done(moves.ToValueList());
    }

    /// <summary>What moves as a whole: what is up, and has no data where it is, by application.</summary>
    private IEnumerable<List<ClaimRecord>> Units()
    {
        foreach (var application in _claims.Values.GroupBy(claim => claim.Owner.Application))
        {
            var there = application.Where(claim => claim.Live is not null).ToList();
            if (there.Count == 0 || !there.TrueForAll(IsFree))
            {
                continue;
            }

            var isTogether = there.Exists(claim => StrategiesOf(claim).List is { KeepsToNetworks: true } && claim.Live!.Spec.Networks.Count > 0);
            foreach (var unit in isTogether ? there.GroupBy(claim => claim.Live!.Host).Select(on => on.ToList()) : there.Select(claim => new List<ClaimRecord> { claim }))
            {
                yield return unit;
            }
        }
    }

    private bool IsFree(ClaimRecord claim) => claim is { Successor: null, Live: { Moving: null } live, Wanted.Host: null }
        && Overlaps(claim, live) && _hosts[live.Host].Closed is null && !HasDataOn(claim, live.Host) && StrategiesOf(claim).List is not null;

    /// <summary>The moves of a unit to where its first container would rather be, if all of it fits there; none otherwise.</summary>
    private List<ProposedMove> Better(List<ClaimRecord> unit, PlacementBoard board, Foresight foresight)
    {
        var from = unit[0].Live!.Host;
        var before = foresight.Seen(board.Find(from)!);
        var load = unit.Aggregate(_roster.LoadOf(from), (load, claim) => load.Without(claim, claim.Live!));
        foresight.Put(Without(before, board.Find(from)!, load));
        unit.ForEach(claim => foresight.Leave(claim.Id));
        var lead = Free(unit[0]);
        var list = StrategiesOf(unit[0]).List!;
        var hosts = board.Explain(lead, list, foresight, foresight.Seen);
        var (best, here) = (hosts.FirstOrDefault(host => host.IsChosen), hosts.First(host => host.Host == before.Name));
        if (best is null || best == here || WhyBetter(list, best, here) is not { } reason || !TryPlace(unit, board, foresight, best.Host))
        {
            foresight.Put(before);
            unit.ForEach(claim => foresight.Return(claim.Id));
            return [];
        }

        return unit.ConvertAll(claim => new ProposedMove(claim.Id, claim.Owner.Entity, before.Name, best.Host, claim == unit[0] ? reason : $"with {unit[0].Owner.Entity}"));
    }

    /// <summary>A host as it is foreseen, but for containers that leave it: what came by foresight stays.</summary>
    private static HostView Without(HostView seen, HostView now, HostLoad load)
    {
        var left = load.On(now);
        var gone = now.Residents.Select(resident => resident.Id).Except(left.Residents.Select(resident => resident.Id)).ToHashSet();
        return seen with
        {
            Containers = seen.Containers - (now.Containers - left.Containers),
            ReservedMemoryBytes = seen.ReservedMemoryBytes - (now.ReservedMemoryBytes - left.ReservedMemoryBytes),
            ReservedMilliCpus = seen.ReservedMilliCpus - (now.ReservedMilliCpus - left.ReservedMilliCpus),
            Ports = [.. left.Ports, .. seen.Ports.Except(now.Ports)],
            TakenDevices = seen.TakenDevices.ToValueMap(
                device => device.Key,
                device => device.Value.Select((amount, i) => amount - (At(now.TakenDevices, device.Key, i) - At(left.TakenDevices, device.Key, i))).ToValueList()),
            Residents = [.. seen.Residents.Where(resident => !gone.Contains(resident.Id))],
        };
    }

    private static int At(ValueMap<ValueList<int>> taken, string device, int number) =>
        taken.GetValueOrDefault(device) is { } amounts && number < amounts.Count ? amounts[number] : 0;

    private PlacementRequest Free(ClaimRecord claim) => RequestOf(claim.Id, claim.Owner, claim.Wanted!) with { NetworkHomes = [] };

    private bool TryPlace(List<ClaimRecord> unit, PlacementBoard board, Foresight foresight, string host)
    {
        var target = board.Hosts.First(one => one.Name == host);
        var before = foresight.Seen(target);
        foreach (var claim in unit)
        {
            var request = Free(claim) with { RequiredHost = host };
            if (board.Explain(request, StrategiesOf(claim).List!, foresight, foresight.Seen).FirstOrDefault(one => one.IsChosen) is null)
            {
                foresight.Put(before);
                return false;
            }

            foresight.Place(target, request, []);
        }

        return true;
    }

    /// <summary>What speaks for another host, in words; null if nothing does that lasts.</summary>
    private static string? WhyBetter(StrategyList list, HostJudgement best, HostJudgement here)
    {
        if (here.Verdicts.FirstOrDefault(verdict => !verdict.IsAccepted) is { } against)
        {
            return against.Words?.TrimEnd('.');
        }

        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (list[i].IsLasting && best.Verdicts[i].Score != here.Verdicts[i].Score)
            {
                return best.Verdicts[i].Score > here.Verdicts[i].Score
                    ? $"{list[i].Name}: {best.Verdicts[i].Words} there, {here.Verdicts[i].Words} without it here"
                    : null;
            }
        }

        return null;
    }
}
