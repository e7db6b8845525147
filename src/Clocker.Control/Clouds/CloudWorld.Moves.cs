using Clocker.Control.Placement;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Identity;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <summary>Why a container belongs elsewhere; null if it does not, or if nothing else takes it, or if it would lose data.</summary>
    private string? ReasonToMove(ClaimRecord claim, InstanceRecord live) =>
        live.Moving is var (_, asked) ? asked
        : (_hosts[live.Host].Closed ?? Misplaced(claim, live)) is { } closed && !HasDataOn(claim, live.Host)
            && (claim.Successor is not null || Placement(claim).Host is not null) ? closed
        : null;

    private string? Misplaced(ClaimRecord claim, InstanceRecord live) =>
        claim.Wanted?.Host is { } wanted && wanted != _hosts[live.Host].Name ? $"it belongs on {wanted}" : null;

    /// <summary>
    /// Why a container is to go now that belongs elsewhere, or null. Where both can be, another one comes first; it goes once that
    /// one is up, and so are those of its neighbours that move with it.
    /// </summary>
    private string? Relieved(ClaimRecord claim, InstanceRecord live)
    {
        if (claim.Successor is { } useless && ReasonAgainst(claim, live, useless) is { } why)
        {
            Decided(new InstanceRetired(claim.Id, useless.Incarnation, Now.Utc, why));
        }

        if (ReasonToMove(claim, live) is not { } reason)
        {
            if ((_hosts[live.Host].Closed ?? Misplaced(claim, live)) is not null)
            {
                _waiting.Add(claim.Id);
            }

            return null;
        }

        if (claim.Successor is not { } successor)
        {
            if (!Overlaps(claim, live) && live.Moving is null)
            {
                return reason;
            }

            Succeed(claim, live);
            return null;
        }

        return Up(claim, live).IsUp == false || (Up(claim, successor).IsUp == true && AreNeighboursReady(claim, live)) ? reason : null;
    }

    /// <summary>Whether a container and the one that replaces it can be there at once: on two hosts, with no volume that both would have.</summary>
    private bool Overlaps(ClaimRecord claim, InstanceRecord live) =>
        _hosts[live.Host].IsReachable && claim.Wanted is { Goal: RunGoal.Running } wanted && Up(claim, live).IsUp == true && !VolumesOf(claim, wanted.Spec).Any();

    /// <summary>Why a successor is not needed; null if it is.</summary>
    private string? ReasonAgainst(ClaimRecord claim, InstanceRecord live, InstanceRecord successor) =>
        ReasonToMove(claim, live) is null ? "what it was to replace stays"
        : successor.Spec != claim.Wanted!.Spec ? "the blueprint changed meanwhile"
        : claim.Wanted.Goal != RunGoal.Running ? "it is not to run any more"
        : _hosts[successor.Host].Closed;

    /// <summary>Places the one that is to replace a container on its host.</summary>
    private void Succeed(ClaimRecord claim, InstanceRecord live)
    {
        var placed = live.Moving is var (to, _) ? PlacementOn(claim, to) : Placement(claim);
        if (placed.Host is { } host && host.Id != live.Host && Overlaps(claim, live))
        {
            PutOn(claim, host.Id);
        }
        else if (live.Moving is not null && Up(claim, live).IsUp is not null)
        {
            Decided(new InstanceStays(claim.Id, live.Incarnation, placed.Host is null ? placed.Reason : "it is not up"));
        }
    }

    /// <summary>Whether a host takes a claim's container that leaves the network of its neighbours, which follow.</summary>
    private Placed PlacementOn(ClaimRecord claim, HostId to)
    {
        var (list, problem) = StrategiesOf(claim);
        if (list is null || !_hosts.TryGetValue(to, out var host))
        {
            return new(null, problem ?? "the host that it was to move to is gone");
        }

        var request = RequestOf(claim.Id, claim.Owner, claim.Wanted!) with { RequiredHost = host.Name };
        var homes = request.NetworkHomes.Where(home => home.Value == to).ToValueMap();
        return UpToDate().Place(request with { NetworkHomes = homes }, list, new Survey(this));
    }

    /// <summary>A network that does not span hosts is left by all that are on it at the same time: they would not find each other.</summary>
    private bool AreNeighboursReady(ClaimRecord claim, InstanceRecord live) =>
        Traits.SpansHosts || StrategiesOf(claim).List is not { KeepsToNetworks: true } || _roster.Of(claim.Owner.Application).All(other =>
            other == claim || other.Live is not { } theirs || theirs.Host != live.Host || !SharesNetwork(theirs, live)
            || (other.Successor is { } successor ? Up(other, successor).IsUp == true : ReasonToMove(other, theirs) is null || !Overlaps(other, theirs)));

    private static bool SharesNetwork(InstanceRecord one, InstanceRecord other) =>
        one.Spec.Networks.Any(network => other.Spec.Networks.Any(also => also.Network == network.Network));

    /// <summary>Once a successor is up, or is not any more, its neighbours are asked again.</summary>
    private void Watch(ClaimRecord claim, InstanceRecord successor)
    {
        var isUp = Up(claim, successor).IsUp == true;
        if (isUp != claim.IsSuccessorUp)
        {
            claim.IsSuccessorUp = isUp;
            _dirty.UnionWith(_roster.Of(claim.Owner.Application).Select(neighbour => neighbour.Id));
        }
    }

    /// <summary>A container is to move, or stays.</summary>
    private void Move(InstanceRecord instance, (HostId To, string Reason)? moving)
    {
        if ((instance.Moving is null) != (moving is null) && !instance.IsRetired)
        {
            _roster.Move(instance, moving is not null);
        }

        instance.Moving = moving;
    }
}
