using Clocker.Control.Hosts;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Networks;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <summary>Whether all that a container needs before it can be made is on its host; orders what is not.</summary>
    private bool IsFurnished(ClaimRecord claim, InstanceRecord instance)
    {
        var image = images.Apply(instance.Spec.Image);
        var key = (instance.Host, image);
        if (!_images.TryGetValue(key, out var furnishing))
        {
            _images[key] = furnishing = new(instance.Host, image);
        }

        (instance.Waiting, instance.Problem) = (null, null);

        // All are asked for at once: a pull and a network do not wait for each other.
        var ready = Ensure(claim, instance, furnishing, $"image {image}", id => new HostCommand.EnsureImage(id, instance.Host, image));
        foreach (var network in instance.Spec.Networks)
        {
            var known = _networks[(network.Network, instance.Host)];
            ready &= Ensure(claim, instance, known, $"network {known.Name}", id => new HostCommand.EnsureNetwork(
                id, instance.Host, OnHost(network.Network, known, claim.Owner.ApplicationName), _networking));
        }

        foreach (var volume in VolumesOf(claim, instance.Spec))
        {
            var known = _volumes[volume];
            ready &= Ensure(claim, instance, known, $"volume {known.Name}", id => new HostCommand.EnsureVolume(
                id, instance.Host, known.Name, CommonLabels(claim.Owner.ApplicationName, VolumeClaim(volume)).ToValueMap()));
        }

        instance.Waiting = instance.Problem is null ? instance.Waiting : null;
        return ready;
    }

    private bool Ensure(ClaimRecord claim, InstanceRecord instance, Furnishing furnishing, string what, Func<long, HostCommand> ensure)
    {
        if (furnishing.IsThere)
        {
            return true;
        }

        // What failed is a problem while it is tried again; what is merely on its way is waited for.
        instance.Waiting ??= furnishing.Problem is null ? what : null;
        instance.Problem ??= furnishing.Problem;
        if (!TryOrder(furnishing, ensure))
        {
            WakeClaim(claim, furnishing.NotBefore);
        }

        return false;
    }

    /// <summary>Orders something for a furnishing, unless it is busy or failed a moment ago; false if it is to be tried again later.</summary>
    private bool TryOrder(Furnishing furnishing, Func<long, HostCommand> command)
    {
        if (furnishing.InFlight is not null)
        {
            return true;
        }

        if (furnishing.NotBefore > Now.Elapsed)
        {
            return false;
        }

        furnishing.InFlight = command(NextCommand());
        Order(furnishing.InFlight);
        return true;
    }

    /// <summary>Removes networks and volumes that nobody needs any more.</summary>
    private void SettleFurniture()
    {
        foreach (var network in _roster.TakeTouched())
        {
            _untold.Add(network);
            foreach (var host in _roster.Network(network).Hosts.Where(host => !NeedsNetwork((network, host))).ToArray())
            {
                var furnishing = _networks[(network, host)];
                Clear(furnishing, id => new HostCommand.RemoveNetwork(id, host, OnHost(network, furnishing, "") with { Peers = OthersThatNeed(network, host) }, _networking));
                if (furnishing.InFlight is null)
                {
                    // It cannot be cleared now; it is looked at again whenever anything is.
                    _roster.Touch(network);
                }
            }

            if (!_roster.IsNeeded(network) && _ledger.Find(network) is not null)
            {
                Decided(new NetworkEnded(network));
                _dirty.UnionWith(_waitingForNetworks);
            }
        }

        foreach (var (key, volume) in _volumes)
        {
            if (volume.IsDoomed && !_roster.IsUsed(key))
            {
                Clear(volume, id => new HostCommand.RemoveVolume(id, volume.Host, volume.Name));
            }
        }
    }

    private void Clear(Furnishing furnishing, Func<long, HostCommand> remove)
    {
        if (_hosts[furnishing.Host].IsReachable && !TryOrder(furnishing, remove))
        {
            WakeBy(furnishing.NotBefore);
        }
    }

    /// <summary>A network is needed where a container is on it, and at its home for as long as anybody wants to be on it.</summary>
    private bool NeedsNetwork((string Network, HostId Host) key)
    {
        var use = _roster.Network(key.Network);
        return use.Containers.ContainsKey(key.Host) || (!Traits.SpansHosts && use.Wanting.Count > 0 && HomeOf(key.Network) == key.Host);
    }

    private ValueList<NetworkPeer> OthersThatNeed(string network, HostId host) =>
        [.. _roster.HostsOf(network).Where(other => other != host && NeedsNetwork((network, other))).Select(other => new NetworkPeer(_hosts[other].Address ?? "", []))];

    /// <summary>
    /// The host where a network's next container has to go: where data of those is that want to be on it, else where its live
    /// containers are, else the first that has it. Closed hosts are nobody's home but the data's.
    /// </summary>
    private HostId? HomeOf(string network)
    {
        var use = _roster.Network(network);
        return use.Wanting.Keys.Select(DataHostOf).FirstOrDefault(host => host is not null)
            ?? First(use.Live.Keys)
            ?? First(use.Hosts);

        HostId? First(IEnumerable<HostId> hosts) => hosts.Where(host => use.Hosts.Contains(host) && _hosts[host].Closed is null).Select(host => (HostId?)host).FirstOrDefault();
    }

    /// <summary>What became of a network, a volume or an image; false if the command was about something else.</summary>
    private bool EndedFurnishing(HostCommand command, Outcome outcome)
    {
        switch (command)
        {
            case HostCommand.EnsureImage ensure:
                Arrive(_images.GetValueOrDefault((ensure.Host, ensure.Image)), command, outcome);
                return true;
            case HostCommand.EnsureNetwork ensure:
                if (_networks.GetValueOrDefault((ensure.Network.Key, ensure.Host)) is { } network && network.InFlight?.Id == command.Id)
                {
                    Arrive(network, command, outcome);
                    _roster.Touch(ensure.Network.Key);
                    if (outcome is Outcome.NameTaken)
                    {
                        var name = Clouds.Names.Free($"{ensure.Network.Name}-2", name => _networks.Values.Any(other => other.Name == name));
                        Decided(new NetworkAssigned(ensure.Network.Key, ensure.Host, name)
                        {
                            Parts = ensure.Network.Parts.Equals(ensure.Network.Subnets) ? [] : ensure.Network.Parts,
                            Gateways = ensure.Network.Gateways,
                        });
                    }
                }

                return true;
            case HostCommand.EnsureVolume ensure:
                if (_volumes.FirstOrDefault(volume => volume.Value.InFlight?.Id == command.Id) is { Value: not null } volume)
                {
                    Arrive(volume.Value, command, outcome);
                    if (outcome is Outcome.NameTaken)
                    {
                        var name = Clouds.Names.Free($"{ensure.Name}-2", name => _volumes.Values.Any(other => other.Name == name));
                        Decided(new VolumeAssigned(volume.Key.Application, volume.Key.Volume, ensure.Host, name));
                    }
                }

                return true;
            case HostCommand.RemoveNetwork remove:
                if (_networks.GetValueOrDefault((remove.Network.Key, remove.Host)) is { } unused && unused.InFlight?.Id == command.Id)
                {
                    if (Left(unused, outcome) && !NeedsNetwork((remove.Network.Key, remove.Host)))
                    {
                        Decided(new NetworkRemoved(remove.Network.Key, remove.Host));
                        _dirty.UnionWith(_waitingForNetworks);
                    }

                    _roster.Touch(remove.Network.Key);
                    _dirty.UnionWith(_roster.Of(new EntityId(remove.Network.Key)).Select(claim => claim.Id));
                }

                return true;
            case HostCommand.RemoveVolume:
                if (_volumes.FirstOrDefault(volume => volume.Value.InFlight?.Id == command.Id) is { Value: not null } doomed)
                {
                    if (Left(doomed.Value, outcome))
                    {
                        Decided(new VolumeRemoved(doomed.Key.Application, doomed.Key.Volume));
                    }

                    _dirty.UnionWith(_claims.Values.Where(claim => claim.Owner.ApplicationName == doomed.Key.Application).Select(claim => claim.Id));
                }

                return true;
            default:
                return false;
        }
    }

    private void Arrive(Furnishing? furnishing, HostCommand command, Outcome outcome)
    {
        if (furnishing?.InFlight != command)
        {
            return;
        }

        furnishing.InFlight = null;
        if (outcome is Outcome.Failed failed)
        {
            furnishing.Failed(failed.Message, Now.Elapsed);
        }
        else if (outcome is not Outcome.NameTaken)
        {
            furnishing.Arrived();
        }

        MakeDirty(furnishing.Host);
    }

    private bool Left(Furnishing furnishing, Outcome outcome)
    {
        // Whether it worked or not, it is no longer known to be there.
        (furnishing.InFlight, furnishing.IsThere) = (null, false);
        if (outcome is Outcome.Failed failed)
        {
            furnishing.Failed(failed.Message, Now.Elapsed);
            return false;
        }

        return true;
    }

    /// <summary>
    /// Asked once, when the application says that it ends with its volumes: at that moment nobody else has its name. What is
    /// doomed is not given to anybody any more: an application of the same name waits for it to be gone.
    /// </summary>
    private void DoomVolumes(ClaimRecord claim)
    {
        foreach (var (key, volume) in _volumes.ToArray())
        {
            if (key.Application == claim.Owner.ApplicationName && !volume.IsDoomed)
            {
                Decided(new VolumeDoomed(key.Application, key.Volume));
            }
        }
    }

    private static IEnumerable<(string Application, string Volume)> VolumesOf(ClaimRecord claim, ContainerSpec spec) => VolumesOf(claim.Owner, spec);

    private static IEnumerable<(string Application, string Volume)> VolumesOf(ClaimOwner owner, ContainerSpec spec) => spec.Mounts
        .Where(mount => mount.IsNamedVolume)
        .Select(mount => (owner.ApplicationName, mount.Source!))
        .Distinct()
        .Order();

    private static string VolumeClaim((string Application, string Volume) volume) => $"{volume.Application}/{volume.Volume}";
}
