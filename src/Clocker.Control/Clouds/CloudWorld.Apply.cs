using Clocker.Control.Worlds;
using Clocker.Model.Identity;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <inheritdoc />
    public override void Apply(Fact fact)
    {
        switch (fact)
        {
            case CloudCreated created:
                (_location, _plane) = (created.Location, created.Plane);
                break;
            case HostAdded host:
                _hosts[host.Host] = new(host.Host, host.Name, host.Endpoint);
                break;
            case ClaimWanted wanted:
                Apply(wanted);
                break;
            case InstanceAssigned assigned:
                var claim = _claims[assigned.Claim];
                claim.LastIncarnation = Math.Max(claim.LastIncarnation, assigned.Incarnation);
                var added = new InstanceRecord(claim, assigned.Incarnation, assigned.Host, assigned.Name, assigned.Spec);
                claim.Instances.Add(added);
                _instances.Add(added);
                _networkUse.Add(added.Spec);
                break;
            case InstanceRenamed renamed:
                _instances.Rename(Instance(renamed.Claim, renamed.Incarnation), renamed.Name);
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
                (going.IsRetired, going.RetiredAt, going.RetiredBecause) = (true, retired.At, retired.Reason);
                break;
            case InstanceRemoved removed:
                Remove(Instance(removed.Claim, removed.Incarnation));
                break;
            case NetworkAssigned network:
                _networks[network.Network] = new(network.Host, network.Name);
                break;
            case NetworkRemoved network:
                _networks.Remove(network.Network);
                break;
            case VolumeAssigned volume:
                _volumes[(volume.Application, volume.Volume)] = new(volume.Host, volume.Name);
                break;
            case VolumeDoomed volume:
                _volumes[(volume.Application, volume.Volume)].IsDoomed = true;
                break;
            case VolumeRemoved volume:
                _volumes.Remove((volume.Application, volume.Volume));
                break;
            case ApplicationForgotten forgotten:
                _forgotten.Add(forgotten.Application);
                foreach (var over in _claims.Values.Where(over => over.Owner.Application == forgotten.Application).ToArray())
                {
                    over.Instances.ToList().ForEach(Remove);
                    _networkUse.Remove(over.Wanted?.Spec);
                    _claims.Remove(over.Id);
                }

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
            yield return new CloudCreated(_location, _plane);
        }

        foreach (var host in _hosts.Values)
        {
            yield return new HostAdded(host.Id, host.Name, host.Endpoint);
        }

        foreach (var fact in _forgotten.Select(forgotten => new ApplicationForgotten(forgotten)).Concat<Fact>(_claims.Values.SelectMany(Compact)))
        {
            yield return fact;
        }

        foreach (var (key, network) in _networks)
        {
            yield return new NetworkAssigned(key, network.Host, network.Name);
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
            yield return new InstanceAssigned(claim.Id, instance.Incarnation, instance.Host, instance.Name, instance.Spec);
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

        claim.Application = wanted.Application;
        claim.Owner = wanted.Owner;
        claim.WantedVersion = wanted.Version;
        _networkUse.Remove(claim.Wanted?.Spec);
        claim.Wanted = wanted.Wanted;
        _networkUse.Add(claim.Wanted?.Spec);
        claim.End = wanted.End;
        if (wanted.Wanted?.Goal == Model.Claims.RunGoal.Stopped)
        {
            // Whoever starts it again means a new run, not the one that ended.
            foreach (var instance in claim.Instances)
            {
                (instance.Finished, instance.Mends, instance.MendedAt) = (null, 0, null);
            }
        }
    }

    private void Remove(InstanceRecord instance)
    {
        instance.Claim.Instances.Remove(instance);
        _instances.Remove(instance);
        _networkUse.Remove(instance.Spec);
    }

    private InstanceRecord Instance(EntityId claim, int incarnation) =>
        _claims[claim].Instances.Single(instance => instance.Incarnation == incarnation);
}
