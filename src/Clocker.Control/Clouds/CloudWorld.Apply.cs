using Clocker.Control.Worlds;
using Clocker.Model.Clouds;
using Clocker.Model.Identity;
using Clocker.Model.Networks;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <inheritdoc />
    public override void Apply(Fact fact)
    {
        switch (fact)
        {
            case CloudCreated created:
                (_location, _plane, _giveUpAfter, _strategies) = (created.Location, created.Plane, created.GiveUpAfter, created.Strategies);
                _scaling = created.Scaling ?? HostScaling.Usual;
                (_networking, _traits) = (created.Networks ?? NetworkSettings.Usual, null);
                break;
            case CloudSized sized:
                (_atLeast, _source) = (sized.Hosts, sized.Source);
                break;
            case CloudClaimed claimed:
                _claimed = claimed;
                if (claimed.Wanted is { } wanting)
                {
                    (_giveUpAfter, _strategies) = (wanting.GiveUpAfter ?? CloudCreated.UsualGiveUpAfter, wanting.Strategies);
                    _scaling = wanting.Scaling ?? HostScaling.Usual;
                }

                break;
            case CloudGoing:
                _isGoing = true;
                break;
            case CloudGone:
                IsGone = true;
                break;
            case HostAdded added:
                _hosts[added.Host] = new(added.Host, added.Name) { Endpoint = added.Endpoint };
                break;
            case HostWanted asked:
                _lastHost = Math.Max(_lastHost, asked.Number);
                _hosts[asked.Host] = new(asked.Host, asked.Name)
                {
                    Number = asked.Number,
                    Origin = (asked.Location, asked.Request),
                    Because = asked.Because,
                    Least = (asked.MemoryBytes, asked.Cpus),
                };
                break;
            case HostLocated located:
                var host = _hosts[located.Host];
                (host.Endpoint, host.MemoryBytes, host.Cpus, host.Labels) = (located.Endpoint, located.MemoryBytes, located.Cpus, located.Labels);
                (host.Remarks, host.Engine) = (located.Remarks, located.Engine);
                break;
            case HostAddressed addressed:
                _hosts[addressed.Host].Address = addressed.Address;
                break;
            case HostDrifted or HostMended or HostRemarked or HostUpgradeWanted or HostUpgradeBegun or HostUpgraded or HostUpgradeEnded:
                ApplyCare(fact);
                break;
            case ErrandBegun errand:
                _errands[errand.Number] = errand;
                _lastErrand = Math.Max(_lastErrand, errand.Number);
                break;
            case ErrandEnded errand:
                _errands.Remove(errand.Number);
                break;
            case HostDraining draining:
                (_hosts[draining.Host].IsDraining, _hosts[draining.Host].DrainsData) = (draining.IsDraining, draining.WithData);
                break;
            case HostGivenUp lost:
                _hosts[lost.Host].GivenUpBecause = lost.Reason;
                break;
            case HostIsBack back:
                _hosts[back.Host].GivenUpBecause = null;
                break;
            case HostGoing leaving:
                var leaver = _hosts[leaving.Host];
                (leaver.IsGoing, leaver.GoesWithData, leaver.IsForced) = (true, leaver.GoesWithData || leaving.WithData, leaver.IsForced || leaving.IsForced);
                break;
            case HostRemoved left:
                _hosts.Remove(left.Host);
                _roster.TouchHost(left.Host);
                break;
            case ClaimWanted wanted:
                Apply(wanted);
                break;
            case InstanceAssigned assigned:
                var claim = _claims[assigned.Claim];
                claim.LastIncarnation = Math.Max(claim.LastIncarnation, assigned.Incarnation);
                claim.Instances.Add(new(assigned.Incarnation, assigned.Host, assigned.Name, assigned.Spec, assigned.Placement)
                {
                    Addresses = assigned.Addresses,
                    Devices = assigned.Devices,
                });
                _ledger.Take(assigned.Host, assigned.Addresses);
                _roster.Add(claim, claim.Instances[^1]);
                break;
            case InstanceRenamed renamed:
                var other = Instance(renamed.Claim, renamed.Incarnation);
                var before = other.Name;
                other.Name = renamed.Name;
                _roster.Rename(_claims[renamed.Claim], other, before);
                break;
            case InstanceLaunched launched:
                Instance(launched.Claim, launched.Incarnation).Launched = launched.Container;
                break;
            case InstanceMended mended:
                var instance = Instance(mended.Claim, mended.Incarnation);
                (instance.Mends, instance.MendedAt) = (mended.Attempt, mended.At);
                break;
            case InstanceFinished finished:
                Instance(finished.Claim, finished.Incarnation).Finished = (finished.ExitCode, finished.Reason);
                break;
            case InstanceRetired retired:
                var going = Instance(retired.Claim, retired.Incarnation);
                _roster.Retire(going);
                (going.IsRetired, going.RetiredAt, going.RetiredBecause) = (true, retired.At, retired.Reason);
                break;
            case InstanceMoving moving:
                Move(Instance(moving.Claim, moving.Incarnation), (moving.To, moving.Reason));
                break;
            case InstanceStays stays:
                Move(Instance(stays.Claim, stays.Incarnation), null);
                break;
            case InstanceRemoved removed:
                var removal = Instance(removed.Claim, removed.Incarnation);
                _claims[removed.Claim].Instances.Remove(removal);
                _ledger.Free(removal.Host, removal.Addresses);
                _dirty.UnionWith(_waitingForNetworks);
                _roster.Remove(_claims[removed.Claim], removal);
                break;
            case NetworkDefined defined:
                _ledger.Apply(defined);
                break;
            case NetworkEnded ended:
                _ledger.Apply(ended);
                break;
            case AddressesGiven given:
                _ledger.Apply(given);
                break;
            case NetworkAssigned network:
                _networks[(network.Network, network.Host)] = new(network.Host, network.Name);
                _ledger.Apply(network);
                if (_hosts.TryGetValue(network.Host, out var on))
                {
                    on.Networks.Add(network.Network);
                }

                _roster.Place(network.Network, network.Host, isThere: true);
                break;
            case NetworkRemoved gone:
                foreach (var there in _roster.Network(gone.Network).Hosts.Where(there => (gone.Host ?? there) == there).ToArray())
                {
                    _networks.Remove((gone.Network, there));
                    _ledger.Leave(gone.Network, there);
                    _hosts.GetValueOrDefault(there)?.Networks.Remove(gone.Network);
                    _hostsToTell.Add(there);
                    _roster.Place(gone.Network, there, isThere: false);
                }

                break;
            case VolumeAssigned volume:
                if (!_volumes.ContainsKey((volume.Application, volume.Volume)))
                {
                    _roster.Keep(volume.Application, volume.Host, isThere: true);
                }

                _volumes[(volume.Application, volume.Volume)] = new(volume.Host, volume.Name);
                break;
            case VolumeDoomed volume:
                _volumes[(volume.Application, volume.Volume)].IsDoomed = true;
                break;
            case VolumeRemoved volume:
                _roster.Keep(volume.Application, _volumes[(volume.Application, volume.Volume)].Host, isThere: false);
                _volumes.Remove((volume.Application, volume.Volume));
                break;
            case ApplicationForgotten forgotten:
                _forgotten.Add(forgotten.Application);
                foreach (var over in _roster.Of(forgotten.Application))
                {
                    _claims.Remove(over.Id);
                }

                _roster.Forget(forgotten.Application);

                break;
            default:
                throw new System.Diagnostics.UnreachableException($"A cloud has no {fact.GetType().Name}.");
        }
    }

    /// <inheritdoc />
    public override IEnumerable<Fact> Compact()
    {
        if (_plane.Length > 0)
        {
            yield return new CloudCreated(_location, _plane)
            {
                GiveUpAfter = _giveUpAfter,
                Strategies = _strategies,
                Networks = _networking == NetworkSettings.Usual ? null : _networking,
                Scaling = _scaling == HostScaling.Usual ? null : _scaling,
            };
        }

        if (_claimed is not null)
        {
            yield return _claimed;
        }

        if ((_atLeast, _source) != (0, null))
        {
            yield return new CloudSized(_atLeast, _source);
        }

        if (_lastHost > _hosts.Values.Select(host => host.Number).DefaultIfEmpty().Max())
        {
            yield return new HostWanted(default, _lastHost, "", "", "");
            yield return new HostRemoved(default);
        }

        foreach (var fact in _hosts.Values.SelectMany(Compact))
        {
            yield return fact;
        }

        if (_lastErrand > 0 && !_errands.ContainsKey(_lastErrand))
        {
            yield return new ErrandBegun(default, _lastErrand, "");
            yield return new ErrandEnded(default, _lastErrand, null, null);
        }

        foreach (var errand in _errands.Values)
        {
            yield return errand;
        }

        if (_isGoing)
        {
            yield return new CloudGoing();
        }

        if (IsGone)
        {
            yield return new CloudGone();
        }

        foreach (var network in _ledger.Networks.Values)
        {
            yield return new NetworkDefined(network.Key, network.Title, network.Number, network.Subnets) { IsInternal = network.IsInternal, Options = network.Options };
        }

        foreach (var (key, network) in _networks)
        {
            var (parent, part) = (_ledger.Find(key.Network), _ledger.Find(key.Network)?.Parts.GetValueOrDefault(key.Host));
            yield return new NetworkAssigned(key.Network, network.Host, network.Name)
            {
                Parts = part is null || part.Blocks == parent!.Blocks ? [] : part.Subnets,
                Gateways = part?.Gateways ?? [],
            };
        }

        foreach (var fact in _forgotten.Select(forgotten => new ApplicationForgotten(forgotten)).Concat<Fact>(_claims.Values.SelectMany(Compact)))
        {
            yield return fact;
        }

        foreach (var given in _ledger.Cursors())
        {
            yield return given;
        }

        foreach (var (key, volume) in _volumes)
        {
            yield return new VolumeAssigned(key.Application, key.Volume, volume.Host, volume.Name);
            if (volume.IsDoomed)
            {
                yield return new VolumeDoomed(key.Application, key.Volume);
            }
        }
    }

    private static IEnumerable<Fact> Compact(HostRecord host)
    {
        if (host.Origin is not var (location, request))
        {
            yield return new HostAdded(host.Id, host.Name, host.Endpoint!);
        }
        else
        {
            yield return new HostWanted(host.Id, host.Number, host.Name, location, request)
            {
                Because = host.Because,
                MemoryBytes = host.Least.MemoryBytes,
                Cpus = host.Least.Cpus,
            };
            if (host.Endpoint is not null)
            {
                yield return new HostLocated(host.Id, host.Endpoint, host.MemoryBytes, host.Cpus, host.Labels) { Remarks = host.Remarks, Engine = host.Engine };
            }
        }

        if (host.Address is { } address)
        {
            yield return new HostAddressed(host.Id, address);
        }

        foreach (var fact in CompactCare(host))
        {
            yield return fact;
        }

        if (host.IsDraining)
        {
            yield return new HostDraining(host.Id, true) { WithData = host.DrainsData };
        }

        if (host.GivenUpBecause is { } reason)
        {
            yield return new HostGivenUp(host.Id, reason);
        }

        if (host.IsGoing)
        {
            yield return new HostGoing(host.Id, host.GoesWithData) { IsForced = host.IsForced };
        }
    }

    private IEnumerable<Fact> Compact(ClaimRecord claim)
    {
        yield return new ClaimWanted(claim.Id, claim.Application, claim.WantedVersion, claim.Owner, claim.Wanted, claim.End);
        if (claim.LastIncarnation > claim.Instances.Select(instance => instance.Incarnation).DefaultIfEmpty().Max())
        {
            yield return new InstanceAssigned(claim.Id, claim.LastIncarnation, default, "", new() { Image = "", Hostname = "" });
            yield return new InstanceRemoved(claim.Id, claim.LastIncarnation);
        }

        foreach (var instance in claim.Instances)
        {
            yield return new InstanceAssigned(claim.Id, instance.Incarnation, instance.Host, instance.Name, instance.Spec)
            {
                Placement = instance.Placement,
                Addresses = instance.Addresses,
                Devices = instance.Devices,
            };
        }

        foreach (var fact in claim.Instances.SelectMany(instance => Compact(claim.Id, instance)))
        {
            yield return fact;
        }
    }

    private static IEnumerable<Fact> Compact(EntityId claim, InstanceRecord instance)
    {
        if (instance.Launched is { } container)
        {
            yield return new InstanceLaunched(claim, instance.Incarnation, container);
        }

        if (instance.MendedAt is { } mended)
        {
            yield return new InstanceMended(claim, instance.Incarnation, instance.Mends, mended, "");
        }

        if (instance.Finished is { } finished)
        {
            yield return new InstanceFinished(claim, instance.Incarnation, finished.ExitCode, finished.Reason);
        }

        if (instance.Moving is var (to, reason))
        {
            yield return new InstanceMoving(claim, instance.Incarnation, to, reason);
        }

        if (instance.IsRetired)
        {
            yield return new InstanceRetired(claim, instance.Incarnation, instance.RetiredAt!.Value, instance.RetiredBecause!);
        }
    }

    private void Apply(ClaimWanted wanted)
    {
        if (!_claims.TryGetValue(wanted.Claim, out var claim))
        {
            _claims[wanted.Claim] = claim = new(wanted.Claim) { Application = wanted.Application, Owner = wanted.Owner };
        }

        _roster.Wants(claim, claim.Wanted, wanted.Wanted);
        claim.Application = wanted.Application;
        claim.Owner = wanted.Owner;
        claim.WantedVersion = wanted.Version;
        claim.Wanted = wanted.Wanted;
        claim.End = wanted.End;
        if (wanted.Wanted?.Goal == Model.Claims.RunGoal.Stopped)
        {
            // Whoever starts it again means a new run, not the one that ended.
            foreach (var instance in claim.Instances)
            {
                (instance.Launched, instance.Finished, instance.Mends, instance.MendedAt) = (null, null, 0, null);
            }
        }
    }

    private InstanceRecord Instance(EntityId claim, int incarnation) =>
        _claims[claim].Instances.Single(instance => instance.Incarnation == incarnation);
}
