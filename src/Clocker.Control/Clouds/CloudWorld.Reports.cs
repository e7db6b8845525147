using Clocker.Control.Hosts;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Networks;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    private static readonly TimeSpan HelperLife = TimeSpan.FromMinutes(1);

    private void Receive(HostReport report)
    {
        if (report is HostReport.Ended { Command: HostCommand.FindRoom asked } found)
        {
            RoomFound(asked, found.Outcome);
            return;
        }

        if (!_hosts.TryGetValue(report.Host, out var host))
        {
            return;
        }

        switch (report)
        {
            case HostReport.Listed listed:
                Listed(host, listed);
                break;
            case HostReport.Seen seen:
                Seen(host, seen);
                break;
            case HostReport.NetworksListed listed:
                NetworksListed(host, listed.Networks);
                break;
            case HostReport.Measured measured:
                Measured(host, measured);
                break;
            case HostReport.Lost lost:
                Lost(host, lost.Reason);
                break;
            case HostReport.Ended ended:
                Ended(host, ended);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Listed(HostRecord host, HostReport.Listed listed)
    {
        if (TwinOf(host, listed.Description.EngineId) is { } twin)
        {
            // Each would take the other's containers for orphans.
            Lost(host, $"its engine is that of host {twin.Name}");
            return;
        }

        host.HasToAnswer = false;
        var isBack = !host.IsReachable;
        NoteAddress(host, listed.Description.Address);
        if (isBack || host.Description != listed.Description)
        {
            (host.Problem, host.UnreachableSince, host.Description) = (null, null, listed.Description);
            ViewChanged();
            MakeDirty(host.Id);
            MakeDirtyWhatWaitsForAHost();
        }

        if (!host.Strangers.Equals(listed.Strangers))
        {
            host.Strangers = listed.Strangers;
            ViewChanged();
            MakeDirtyWhatWaitsForAHost();
        }

        var found = listed.Containers.ToDictionary(container => container.Name, StringComparer.Ordinal);
        foreach (var (claim, instance) in InstancesOn(host.Id))
        {
            if (isBack)
            {
                instance.NotBefore = TimeSpan.Zero;
            }

            Observe(claim, instance, found.GetValueOrDefault(instance.Name), listed.Stamp);
        }

        if (isBack)
        {
            foreach (var furnishing in _networks.Values.Concat(_volumes.Values).Concat(_images.Values).Where(furnishing => furnishing.Host == host.Id))
            {
                furnishing.NotBefore = TimeSpan.Zero;
            }
        }

        if (isBack)
        {
            TellAnew(host);
        }

        NetworksListed(host, listed.Networks);
        LookForAgent(host, listed.Containers);
        foreach (var container in listed.Containers)
        {
            RemoveIfOrphan(host, container);
        }
    }

    /// <summary>The earlier host with the same engine; null if there is none, and then the engine is this host's.</summary>
    private HostRecord? TwinOf(HostRecord host, string engine)
    {
        if (_byEngine.TryGetValue(engine, out var first) && first.CompareTo(host.Id) < 0
            && _hosts.GetValueOrDefault(first) is { } twin && twin.Description?.EngineId == engine)
        {
            return twin;
        }

        _byEngine[engine] = host.Id;
        return null;
    }

    private void Seen(HostRecord host, HostReport.Seen seen)
    {
        var known = seen.Container is { } container
            ? _roster.Named(host.Id, container.Name)
            : InstancesOn(host.Id).Where(pair => pair.Instance.Container?.Id == seen.Id).Select(pair => ((ClaimRecord, InstanceRecord)?)pair).FirstOrDefault();
        if (known is var (claim, instance))
        {
            Observe(claim, instance, seen.Container, seen.Stamp);
        }
        else if (seen.Container is not null)
        {
            RemoveIfOrphan(host, seen.Container);
        }
    }

    private void Observe(ClaimRecord claim, InstanceRecord instance, ContainerSnapshot? container, long stamp)
    {
        // A stranger's container under our name is no container of ours; making ours will find out who holds the name.
        instance.Observe(container is not null && IsOurs(container, claim.Id, instance.Incarnation) ? container : null, stamp);
        _dirty.Add(claim.Id);
    }

    /// <summary>A container with our labels that answers no claim: left by a command whose end was never known.</summary>
    private void RemoveIfOrphan(HostRecord host, ContainerSnapshot container)
    {
        if (!IsOurs(container.Labels)
            || IsHelperAtWork(container)
            || IsAgentAtWork(container)
            || host.BeingRemoved.Contains(container.Id)
            || (_roster.Named(host.Id, container.Name) is var (claim, instance) && IsOurs(container, claim.Id, instance.Incarnation)))
        {
            return;
        }

        host.BeingRemoved.Add(container.Id);
        Order(new HostCommand.Remove(NextCommand(), host.Id, container.Id));
    }

    /// <summary>A driver's helper removes itself; one that did not was left by a driver that was killed.</summary>
    private bool IsHelperAtWork(ContainerSnapshot container) =>
        container.Labels.ContainsKey(Labels.Helper) && (container.StartedAt is not { } started || Now.Utc - started < HelperLife);

    private bool IsOurs(ContainerSnapshot container, EntityId claim, int incarnation) =>
        IsOurs(container.Labels)
        && container.Labels.GetValueOrDefault(Labels.Claim) == claim.Value
        && container.Labels.GetValueOrDefault(Labels.Incarnation) == $"{incarnation}";

    /// <summary>A driver's helper bears the plane alone: the first cloud that finds one left behind removes it.</summary>
    private bool IsOurs(ValueMap<string> labels) =>
        labels.GetValueOrDefault(Labels.Plane) == _plane
        && (labels.GetValueOrDefault(Labels.Cloud) == Id.Value || labels.ContainsKey(Labels.Helper));

    private void NetworksListed(HostRecord host, IReadOnlyList<NetworkSnapshot> networks)
    {
        foreach (var key in host.Networks)
        {
            if (_networks[(key, host.Id)] is { InFlight: null } network)
            {
                var isThere = networks.Any(found =>
                    found.Name == network.Name && IsOurs(found.Labels) && found.Labels.GetValueOrDefault(Labels.Claim) == key);
                if (isThere != network.IsThere)
                {
                    network.IsThere = isThere;
                    _untold.Add(key);
                }
            }
        }

        foreach (var orphan in networks.Where(found => IsOurs(found.Labels) && !host.Networks.Any(known => _networks[(known, host.Id)].Name == found.Name)))
        {
            if (host.BeingRemoved.Add(orphan.Name))
            {
                var unwanted = new NetworkOnHost { Key = orphan.Labels.GetValueOrDefault(Labels.Claim) ?? "", Name = orphan.Name, Labels = orphan.Labels };
                Order(new HostCommand.RemoveNetwork(NextCommand(), host.Id, unwanted, _networking));
            }
        }
    }

    /// <summary>Of a host that does not answer, what it measured last says nothing any more.</summary>
    private void Measured(HostRecord host, HostReport.Measured measured)
    {
        (host.Use, host.MeterProblem) = host.IsReachable ? (measured.Use, measured.Problem) : (null, null);
        ViewChanged();
    }

    private void Lost(HostRecord host, string reason)
    {
        if (host.Problem == reason)
        {
            return;
        }

        (host.Problem, host.Use, host.MeterProblem) = (reason, null, null);
        if (host.UnreachableSince is null)
        {
            host.UnreachableSince = Now.Elapsed;
            LookSoon(host);
        }

        ViewChanged();
        MakeDirtyWhatWaitsForAHost();
        foreach (var (claim, instance) in InstancesOn(host.Id))
        {
            instance.IsKnown = false;
            _dirty.Add(claim.Id);
        }
    }

    private void MakeDirtyWhatWaitsForAHost() =>
        _dirty.UnionWith(_claims.Values.Where(claim => claim.Live is null && claim.Wanted is not null).Select(claim => claim.Id));

    private void Ended(HostRecord host, HostReport.Ended ended)
    {
        if (host.InFlight?.Id == ended.Command.Id)
        {
            Ended(host, ended.Outcome);
            return;
        }

        if (EndedErrand(ended))
        {
            return;
        }

        if (_inFlight.Remove(ended.Command.Id, out var pair))
        {
            // What was given up with its host meanwhile is nobody's any more.
            if (pair.Claim.Instances.Contains(pair.Instance))
            {
                Ended(pair.Claim, pair.Instance, ended);
            }

            return;
        }

        if (ended.Command is HostCommand.ApplyNetworks told)
        {
            Told(host, told, ended.Outcome);
        }
        else if (ended.Command is HostCommand.Remove orphan)
        {
            host.BeingRemoved.Remove(orphan.Container);
        }
        else if (ended.Command is HostCommand.RemoveNetwork network && host.BeingRemoved.Remove(network.Network.Name))
        {
            return;
        }
        else
        {
            EndedFurnishing(ended.Command, ended.Outcome);
        }
    }

    private void Ended(ClaimRecord claim, InstanceRecord instance, HostReport.Ended ended)
    {
        _dirty.Add(claim.Id);
        if (instance.InFlight?.Id != ended.Command.Id)
        {
            instance.Probing.Answered(ended.Command, ended.Outcome, instance.Spec, Now.Elapsed);
            return;
        }

        instance.InFlight = null;
        switch (ended.Outcome)
        {
            case Outcome.Seen seen when ended.Command is HostCommand.Look:
                Observe(claim, instance, seen.Container, ended.Stamp);
                break;
            case Outcome.Seen seen:
                instance.Changed(seen.Container, ended.Stamp);
                instance.Succeeded();
                if (ended.Command is HostCommand.Start && seen.Container is { } started)
                {
                    Launched(claim, instance, started);
                }

                break;
            case Outcome.Done:
                instance.FilesAreCopied = true;
                instance.Succeeded();
                break;
            case Outcome.NameTaken taken:
                var name = FreeName(instance.Host, $"{instance.Name}-2");
                Decided(new InstanceRenamed(claim.Id, instance.Incarnation, name, taken.Holder));
                break;
            case Outcome.Failed failed:
                Failed(claim, instance, ended, failed);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>After a failure the truth is looked up; the same thing is tried again after a pause.</summary>
    private void Failed(ClaimRecord claim, InstanceRecord instance, HostReport.Ended ended, Outcome.Failed failed)
    {
        instance.MutatedAt = ended.Stamp;
        instance.Failures++;
        instance.Problem = failed.Message;
        instance.NotBefore = Now.Elapsed + Backoff.After(instance.Failures);
        if (failed.Fault == DeviceFault.NotFound && ended.Command is HostCommand.Create)
        {
            // Its image, network or volume went away after it was seen.
            foreach (var furnishing in Furniture(claim, instance))
            {
                furnishing.IsThere = false;
            }
        }

        if (failed.Fault == DeviceFault.Unreachable || ended.Command is HostCommand.Look)
        {
            WakeClaim(claim, instance.NotBefore);
            instance.IsKnown = failed.Fault != DeviceFault.Unreachable && instance.IsKnown;
            return;
        }

        Do(claim, instance, new HostCommand.Look(NextCommand(), instance.Host, instance.Name));
    }

    private IEnumerable<Furnishing> Furniture(ClaimRecord claim, InstanceRecord instance) =>
        new[] { _images.GetValueOrDefault((instance.Host, images.Apply(instance.Spec.Image))) }
            .Concat(instance.Spec.Networks.Select(network => _networks.GetValueOrDefault((network.Network, instance.Host))))
            .Concat(VolumesOf(claim, instance.Spec).Select(volume => _volumes.GetValueOrDefault(volume)))
            .OfType<Furnishing>();

    private void MakeDirty(HostId host) => _dirty.UnionWith(InstancesOn(host).Select(pair => pair.Claim.Id));

    private IReadOnlyCollection<(ClaimRecord Claim, InstanceRecord Instance)> InstancesOn(HostId host) => _roster.On(host);
}
