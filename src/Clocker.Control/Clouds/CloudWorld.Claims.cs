using Clocker.Control.Worlds;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    private static readonly TimeSpan ResendAfter = TimeSpan.FromSeconds(1);

    private void Receive(Mail mail)
    {
        switch (mail)
        {
            case Mail.Wanted wanted:
                Receive(wanted);
                break;
            case Mail.GrantedSeen seen when _claims.TryGetValue(seen.Claim, out var claim) && seen.Version == claim.GrantedVersion:
                claim.GrantedIsSeen = true;
                _dirty.Add(claim.Id);
                break;
            case Mail.GrantedSeen:
                break;
            case Mail.CloudWanted wanted:
                Receive(wanted);
                break;
            case Mail.CloudGrantedSeen seen:
                _grantedIsSeen |= seen.Version == _grantedVersion;
                break;
            case Mail.OverSeen:
                _overSeen = true;
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Receive(Mail.Wanted wanted)
    {
        Send(new Mail.WantedSeen(Id, wanted.From, Epoch, wanted.Claim, wanted.Version));
        if (_forgotten.Contains(wanted.Owner.Application))
        {
            var nothing = new ContainerGranted([], null, null);
            Send(new Mail.Granted(Id, wanted.From, Epoch, wanted.Claim, new(Epoch, ++_lastHalf), wanted.Version, nothing));
            return;
        }

        if (!_claims.TryGetValue(wanted.Claim, out var claim) || claim.WantedVersion < wanted.Version)
        {
            Decided(new ClaimWanted(wanted.Claim, wanted.From, wanted.Version, wanted.Owner, wanted.Content, wanted.End));
            claim = _claims[wanted.Claim];
            if (claim is { Wanted: null, End: ClaimEnd.ApplicationAndVolumes })
            {
                DoomVolumes(claim);
            }
        }

        if (wanted.SenderEpoch > claim.ApplicationEpoch)
        {
            // A new life of the application knows nothing of what it was told before.
            claim.ApplicationEpoch = wanted.SenderEpoch;
            claim.GrantedIsSeen = false;
            (claim.ResendAt, claim.TimesSent) = (TimeSpan.Zero, 0);
        }

        _dirty.Add(claim.Id);
    }

    /// <summary>Brings a claim one step further, and tells its application how far it is.</summary>
    private void Reconcile(ClaimRecord claim)
    {
        (claim.Waiting, claim.Problem) = (null, null);
        _waiting.Remove(claim.Id);
        _waitingForNetworks.Remove(claim.Id);
        while (claim.Live is { } live && (ReasonToRetire(claim, live) ?? Relieved(claim, live)) is { } reason)
        {
            Retire(claim, live, reason);
        }

        foreach (var going in claim.Instances.Where(instance => instance.IsRetired).ToArray())
        {
            Dismantle(claim, going);
        }

        if (claim.Live is null && claim.Wanted is not null)
        {
            if (claim.Instances.Exists(going => _hosts[going.Host].GivenUpBecause is null))
            {
                claim.Waiting = "the container that it replaces to go";
            }
            else if (VolumesOf(claim, claim.Wanted.Spec).FirstOrDefault(key => _volumes.TryGetValue(key, out var volume) && volume.IsDoomed) is { Volume: { } doomed } key)
            {
                claim.Problem = _volumes[key].Problem;
                claim.Waiting = claim.Problem is null ? $"volume {doomed} of an earlier application to be gone" : null;
            }
            else if (claim.LossesInARow > 1 && claim.LostAt + MendPause(claim.LossesInARow - 1) is var next && next > Now.Elapsed)
            {
                claim.Waiting = $"its next start (its container was removed {claim.LossesInARow} times within a short time)";
                WakeClaim(claim, next);
            }
            else
            {
                Place(claim);
            }
        }

        if (claim.Live is { } current)
        {
            Bring(claim, current);
        }

        if (claim.Successor is { } successor)
        {
            Bring(claim, successor);
            Watch(claim, successor);
        }

        NoteNames(claim);
        Depart(claim);
        Grant(claim);
        Forget(claim);
    }

    private void Retire(ClaimRecord claim, InstanceRecord live, string reason)
    {
        claim.LossesInARow = live.Container is null && live.Launched is not null && claim.Wanted is not null
            ? (Now.Elapsed - claim.LostAt < MendWindow + MendPause(claim.LossesInARow) ? claim.LossesInARow + 1 : 1)
            : 0;
        claim.LostAt = Now.Elapsed;
        Decided(new InstanceRetired(claim.Id, live.Incarnation, Now.Utc, reason));
    }

    /// <summary>An application's network does not span hosts, so where one of its volumes is, all of it has to be.</summary>
    private HostId? DataHostOf(string application) =>
        _roster.DataOf(application).Where(host => !_hosts[host].GivesUpData).Select(host => (HostId?)host).FirstOrDefault();

    /// <summary>Where a claim's next container has to be because of its data. On networks that span hosts, only its own data count.</summary>
    private HostId? DataHostOf(ClaimOwner owner, ContainerSpec spec) => !Traits.SpansHosts ? DataHostOf(owner.ApplicationName)
        : VolumesOf(owner, spec).Select(_volumes.GetValueOrDefault).OfType<Furnishing>().Where(volume => !_hosts[volume.Host].GivesUpData)
            .Select(volume => (HostId?)volume.Host).FirstOrDefault();

    private bool HasDataOn(ClaimRecord claim, HostId host) =>
        (claim.Wanted?.Spec ?? claim.Live?.Spec) is { } spec && DataHostOf(claim.Owner, spec) == host;

    /// <summary>An application is gone when nothing of its own is left: its network goes after its last container, and so do volumes that go with it.</summary>
    private void Depart(ClaimRecord claim)
    {
        if (claim.End == ClaimEnd.Claim
            || _roster.Of(claim.Owner.Application).Any(other => other is not { Wanted: null, Instances.Count: 0 })
            || Remains(claim.Owner) is not ({ } furnishing, var what))
        {
            return;
        }

        var host = _hosts[furnishing.Host];
        claim.Problem = host.IsReachable ? furnishing.Problem : null;
        claim.Waiting = host.IsReachable ? $"{what} to be gone" : WaitingFor(host);
    }

    private (Furnishing? Furnishing, string What) Remains(ClaimOwner owner)
    {
        if (_roster.Network(owner.Application.Value).Hosts is { Count: > 0 } hosts && _networks[(owner.Application.Value, hosts.Min)] is { } network)
        {
            return (network, $"network {network.Name}");
        }

        var volume = _volumes.FirstOrDefault(volume => volume.Key.Application == owner.ApplicationName && volume.Value.IsDoomed).Value;
        return (volume, $"volume {volume?.Name}");
    }

    private void Place(ClaimRecord claim)
    {
        if (StrategiesOf(claim) is { Problem: { } unknown })
        {
            claim.Problem = unknown;
            return;
        }

        var (host, reason) = Placement(claim);
        if (host is null)
        {
            _waiting.Add(claim.Id);
            (claim.NoPlace, claim.Waiting) = (reason, $"a host ({reason}){NoteOf(claim.Id)}");
            return;
        }

        PutOn(claim, host.Id);
    }

    /// <summary>Decides a container for a claim, with what it needs there; if its networks have no room, it waits.</summary>
    private void PutOn(ClaimRecord claim, HostId host)
    {
        var spec = claim.Wanted!.Spec;
        if (Connect(spec, host) is var (addresses, problem) && problem is not null)
        {
            _waitingForNetworks.Add(claim.Id);
            claim.Waiting = problem;
            return;
        }

        foreach (var key in VolumesOf(claim, spec).Where(key => !_volumes.ContainsKey(key)))
        {
            var name = Names.Free($"{Names.Of(key.Application)}_{key.Volume}", name => _volumes.Values.Any(other => other.Host == host && other.Name == name));
            Decided(new VolumeAssigned(key.Application, key.Volume, host, name));
        }

        var incarnation = claim.LastIncarnation + 1;
        var container = FreeName(host, spec.Title ?? Names.Of(claim.Owner.ApplicationName, claim.Owner.Handle, $"{incarnation}"));
        Decided(new InstanceAssigned(claim.Id, incarnation, host, container, spec)
        {
            Placement = claim.Wanted.Placement,
            Addresses = addresses,
            Devices = DevicesOn(host, claim.Wanted.Placement),
        });
        if (_hosts[host].IsReachable)
        {
            // Nobody can have made it before its name was decided.
            claim.Instances[^1].IsKnown = true;
        }
    }

    private string FreeName(HostId host, string name) => Names.Free(name, name => _roster.Named(host, name) is not null);

    private void Grant(ClaimRecord claim)
    {
        var granted = new ContainerGranted(
            claim.Instances.OrderBy(instance => instance == claim.Live).Select(instance => View(claim, instance)).ToValueList(),
            claim.Waiting ?? claim.Live?.Waiting,
            claim.Problem ?? claim.Live?.Problem);
        if (granted != claim.Granted || claim.GrantedAnswers != claim.WantedVersion)
        {
            (claim.Granted, claim.GrantedAnswers, claim.GrantedIsSeen) = (granted, claim.WantedVersion, false);
            claim.GrantedVersion = new(Epoch, ++_lastHalf);
            (claim.ResendAt, claim.TimesSent) = (TimeSpan.Zero, 0);
        }

        if (claim.GrantedIsSeen)
        {
            return;
        }

        if (claim.ResendAt <= Now.Elapsed)
        {
            Send(new Mail.Granted(Id, claim.Application, Epoch, claim.Id, claim.GrantedVersion, claim.GrantedAnswers, claim.Granted!));
            claim.ResendAt = Now.Elapsed + Resending.After(++claim.TimesSent);
        }

        WakeClaim(claim, claim.ResendAt);
    }

    /// <summary>An application that is over, with all its claims settled and told, is forgotten but for its id.</summary>
    private void Forget(ClaimRecord claim)
    {
        if (claim.End != ClaimEnd.Claim
            && _roster.Of(claim.Owner.Application).All(HasEnded))
        {
            Decided(new ApplicationForgotten(claim.Owner.Application));
        }
    }

    private static bool HasEnded(ClaimRecord claim) =>
        claim is { Wanted: null, Instances.Count: 0, Granted.Waiting: null, GrantedIsSeen: true };

    private Instance View(ClaimRecord claim, InstanceRecord instance)
    {
        var host = _hosts[instance.Host];
        var (isUp, notUp) = Up(claim, instance);
        return new()
        {
            Incarnation = instance.Incarnation,
            Host = instance.Host,
            HostName = host.Description?.Name ?? host.Name,
            HostAddress = host.Description?.Address ?? "",
            ContainerName = instance.Name,
            State = instance.State == InstanceState.Assigned && IsPulling(instance) ? InstanceState.Pulling : instance.State,
            Container = instance.Container,
            IsUp = isUp,
            NotUp = notUp,
            Addresses = Addresses(instance),
        };
    }

    private bool IsPulling(InstanceRecord instance) =>
        _images.GetValueOrDefault((instance.Host, images.Apply(instance.Spec.Image)))?.InFlight is not null;

    private ValueMap<string> Addresses(InstanceRecord instance) => instance.Spec.Networks
        .Select(network => (network.Network, Address: _networks.TryGetValue((network.Network, instance.Host), out var known)
            ? instance.Container?.Addresses.GetValueOrDefault(known.Name)
            : null))
        .Where(pair => !string.IsNullOrEmpty(pair.Address))
        .ToValueMap(pair => pair.Network, pair => pair.Address!);
}
