using Clocker.Control.Hosts;
using Clocker.Control.Networks;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Networks;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    private readonly NetworkLedger _ledger = new();
    private readonly SortedSet<string> _untold = new(StringComparer.Ordinal);
    private readonly SortedSet<HostId> _hostsToTell = [];
    private readonly SortedSet<EntityId> _waitingForNetworks = [];
    private readonly Dictionary<string, ValueMap<ValueList<string>>> _names = new(StringComparer.Ordinal);
    private NetworkSettings _networking = NetworkSettings.Usual;
    private NetworkTraits? _traits;

    /// <summary>What the cloud's networks are like.</summary>
    private NetworkTraits Traits => _traits ??= providers.Find(_networking.Provider)?.Traits ?? new();

    /// <summary>The settings of a cloud that is made now, with all that they left to the provider.</summary>
    private NetworkSettings? Settled(NetworkSettings? asked) => asked is { Size: 0 } && providers.Find(asked.Provider) is { } provider
        ? asked with { Size = provider.Traits.UsualSize }
        : asked;

    /// <summary>Gives a container's networks what they need on its host, and the container its addresses; or says why that cannot be.</summary>
    private (ValueMap<ValueList<string>> Addresses, string? Problem) Connect(ContainerSpec spec, HostId host)
    {
        if (providers.Find(_networking.Provider) is null)
        {
            return ([], $"the network provider \"{_networking.Provider}\" of cloud {_location} to be there; it is a plug-in that was removed");
        }

        var addresses = new List<KeyValuePair<string, ValueList<string>>>();
        foreach (var wanted in spec.Networks)
        {
            if ((Define(wanted) ?? Extend(wanted, host)) is { } problem)
            {
                return ([], problem);
            }

            if (_ledger.Find(wanted.Network) is { } network && Traits.IsAddressed)
            {
                var (given, none) = NetworkLedger.Give(network, network.Parts[host], wanted.Addresses);
                if (none is not null)
                {
                    return ([], none);
                }

                addresses.Add(new(wanted.Network, given));
            }
        }

        return (addresses.ToValueMap(), null);
    }

    private string? Define(NetworkSpec wanted)
    {
        if (!Traits.IsAddressed || _ledger.Find(wanted.Network) is not null)
        {
            return null;
        }

        var (defined, problem) = _ledger.Define(wanted, _networking, Traits.SplitsSubnets, $"{_plane}/{Id.Value}", SubnetsOfHosts());
        if (defined is not null)
        {
            Decided(defined);
        }

        return problem;
    }

    private string? Extend(NetworkSpec wanted, HostId host)
    {
        if (_networks.ContainsKey((wanted.Network, host)))
        {
            return null;
        }

        var (parts, gateways, problem) = _ledger.Find(wanted.Network) is { } network
            ? _ledger.Extend(network, _networking, Traits.SplitsSubnets, SubnetsOfHosts())
            : ([], [], null);
        if (problem is null)
        {
            var name = Clouds.Names.Free(Clouds.Names.Of(wanted.Title), name => _hosts[host].Networks.Any(other => _networks[(other, host)].Name == name));
            Decided(new NetworkAssigned(wanted.Network, host, name) { Parts = parts, Gateways = gateways });
        }

        return problem;
    }

    private Subnet[] SubnetsOfHosts() => [.. _hosts.Values.SelectMany(host => host.Subnets).Distinct()];

    /// <summary>A network on a host, as its engine is to make it.</summary>
    private NetworkOnHost OnHost(string key, Furnishing known, string application)
    {
        var network = _ledger.Find(key);
        var part = network?.Parts.GetValueOrDefault(known.Host);
        return new()
        {
            Key = key,
            Title = network?.Title ?? "",
            Name = known.Name,
            Labels = CommonLabels(application, key).ToValueMap(),
            Number = network?.Number ?? 0,
            Subnets = network is { Subnets.Count: > 0 } ? network.Subnets : part?.Subnets ?? [],
            Parts = part?.Subnets ?? [],
            Gateways = part?.Gateways ?? [],
            IsInternal = network?.IsInternal ?? false,
            Options = network?.Options ?? [],
        };
    }

    /// <summary>Tells hosts of their networks, each at most one thing at a time, and only what is new.</summary>
    private void SettleNetworks()
    {
        if (!Traits.IsApplied)
        {
            _untold.Clear();
            return;
        }

        foreach (var network in _untold)
        {
            _names.Remove(network);
            _hostsToTell.UnionWith(_roster.HostsOf(network));
        }

        _untold.Clear();
        foreach (var id in _hostsToTell.ToArray())
        {
            if (!_hosts.TryGetValue(id, out var host) || host.IsGoing)
            {
                _hostsToTell.Remove(id);
            }
            else if (host is { Telling: null, IsReachable: true } && IsTimeToTell(host) && HasAgentImage(host))
            {
                _hostsToTell.Remove(id);
                if (WantedOn(host) is var wanted && wanted != host.Heard)
                {
                    Tell(host, wanted);
                }
            }
        }
    }

    /// <summary>Whether the image of the host component is there; brings it if not.</summary>
    private bool HasAgentImage(HostRecord host)
    {
        if (Traits.AgentImage is not { } image)
        {
            return true;
        }

        if (!_images.TryGetValue((host.Id, image), out var furnishing))
        {
            _images[(host.Id, image)] = furnishing = new(host.Id, image);
        }

        host.NetworkProblem = furnishing.Problem ?? host.NetworkProblem;
        if (!furnishing.IsThere && !TryOrder(furnishing, id => new HostCommand.EnsureImage(id, host.Id, image)))
        {
            WakeBy(furnishing.NotBefore);
        }

        return furnishing.IsThere;
    }

    private bool IsTimeToTell(HostRecord host)
    {
        if (host.TellNotBefore <= Now.Elapsed)
        {
            return true;
        }

        WakeBy(host.TellNotBefore);
        return false;
    }

    private void Tell(HostRecord host, HostNetworks wanted)
    {
        var id = NextCommand();
        host.Telling = new HostCommand.ApplyNetworks(id, host.Id, wanted with { Version = (Epoch << 32) + id }, _networking);
        Order(host.Telling);
    }

    private HostNetworks WantedOn(HostRecord host) => new(
        host.Address ?? "",
        [.. host.Networks.Where(network => _networks[(network, host.Id)].IsThere).Select(network => WantedOn(network, host.Id))],
        [.. InstancesOn(host.Id).Where(on => on.Instance.Addresses.Count > 0).Select(on => new NetworkEndpoint(
            [.. on.Instance.Addresses.Values.SelectMany(addresses => addresses)],
            [.. on.Instance.Spec.Networks.Select(network => network.Network)]))]);

    private NetworkOnHost WantedOn(string key, HostId host)
    {
        var network = _ledger.Find(key);
        return OnHost(key, _networks[(key, host)], "") with
        {
            Labels = [],
            Peers = [.. from other in _roster.HostsOf(key)
                        where other != host && _hosts[other] is { Address: not null, GivenUpBecause: null }
                        select new NetworkPeer(_hosts[other].Address!, network?.Parts.GetValueOrDefault(other)?.Subnets ?? [])],
            Names = NamesOf(key),
        };
    }

    private ValueMap<ValueList<string>> NamesOf(string network) => _names.TryGetValue(network, out var names) ? names
        : _names[network] = (
            from member in _roster.MembersOf(network)
            where IsNamed(member.Instance)
            from wanted in member.Instance.Spec.Networks
            where wanted.Network == network
            from alias in wanted.Aliases
            from address in member.Instance.Addresses.GetValueOrDefault(network) ?? []
            group address by alias.ToLowerInvariant() into named
            select KeyValuePair.Create(named.Key, named.Distinct().ToValueList())).ToValueMap();

    /// <summary>
    /// Whether others find a container by its names: from the moment that it is started. What happened on a host that has not
    /// been heard since is not known, and changes nothing.
    /// </summary>
    private static bool IsNamed(InstanceRecord instance) =>
        instance is { IsRetired: false, Finished: null }
        && (instance.InFlight is HostCommand.Start
            || (instance.IsKnown
                ? instance.Container?.Status is ContainerStatus.Running or ContainerStatus.Paused or ContainerStatus.Restarting
                : instance.Launched is not null));

    /// <summary>Who can be found by name may have changed.</summary>
    private void NoteNames(ClaimRecord claim)
    {
        foreach (var instance in claim.Instances.Where(instance => instance.Addresses.Count > 0 && instance.IsNamed != IsNamed(instance)))
        {
            instance.IsNamed = !instance.IsNamed;
            _untold.UnionWith(instance.Addresses.Keys);
        }
    }

    /// <summary>Whether a container's host has joined its networks; it is not started before.</summary>
    private bool IsJoined(InstanceRecord instance)
    {
        if (!Traits.IsApplied)
        {
            return true;
        }

        var host = _hosts[instance.Host];
        if (instance.Spec.Networks.FirstOrDefault(network => !host.Names.ContainsKey(network.Network)) is not { } missing)
        {
            return true;
        }

        var problem = host.NetworkProblems.GetValueOrDefault(missing.Network) ?? host.NetworkProblem;
        instance.Problem = problem is null ? null : $"network {missing.Title} could not be joined on host {host.Name}: {problem}";
        instance.Waiting = problem is null ? $"network {missing.Title} to be joined on host {host.Name}" : null;
        return false;
    }

    /// <summary>The first host that has not been told yet how to find a container; null if all have been whose networks are well.</summary>
    private HostRecord? HostThatDoesNotKnow(InstanceRecord instance) => !Traits.AnswersNames ? null : (
        from wanted in instance.Spec.Networks
        where wanted.Aliases.Count > 0
        from address in instance.Addresses.GetValueOrDefault(wanted.Network) ?? []
        from host in _roster.HostsOf(wanted.Network).Select(id => _hosts[id])
        where host is { IsReachable: true, GivenUpBecause: null, NetworkProblem: null } && !host.NetworkProblems.ContainsKey(wanted.Network)
            && host.Names.GetValueOrDefault(wanted.Network)?.GetValueOrDefault(wanted.Aliases[0].ToLowerInvariant())?.Contains(address) != true
        select host).FirstOrDefault();

    /// <summary>A host was told of its networks, or could not be.</summary>
    private void Told(HostRecord host, HostCommand.ApplyNetworks told, Outcome outcome)
    {
        host.Telling = null;
        _hostsToTell.Add(host.Id);
        if (outcome is Outcome.Networked networked)
        {
            (host.TellFailures, host.NetworkProblem, host.TellNotBefore) = (0, null, TimeSpan.Zero);
            host.HasLeftNetworks = told.Wanted.IsLeaving;
            Hear(host, told.Wanted, networked.Findings);
        }
        else
        {
            (host.Heard, host.NetworkProblem) = (null, (outcome as Outcome.Failed)?.Message);
            if (Traits.AgentImage is { } image && _images.GetValueOrDefault((host.Id, image)) is { } furnishing)
            {
                // Somebody may have removed it.
                furnishing.IsThere = false;
            }

            host.TellNotBefore = Now.Elapsed + Backoff.After(++host.TellFailures);
        }

        MakeDirty(host.Id);
        ViewChanged();
    }

    private void Hear(HostRecord host, HostNetworks wanted, NetworkFindings findings)
    {
        host.Heard = wanted with { Version = 0 };
        host.NetworkProblems = findings.Problems;
        host.Names = wanted.Networks.Where(network => !findings.Problems.ContainsKey(network.Key))
            .ToDictionary(network => network.Key, network => network.Names, StringComparer.Ordinal);
        host.Subnets = [.. findings.HostSubnets.Select(text => Subnet.TryParse(text, out var subnet, out _) ? subnet : (Subnet?)null).OfType<Subnet>()];
        if (findings.Problems.Count > 0)
        {
            // The host itself goes on trying; what became of it is asked for.
            host.Heard = null;
            host.TellNotBefore = Now.Elapsed + Backoff.After(++host.TellFailures);
        }

        foreach (var network in wanted.Networks)
        {
            _dirty.UnionWith(_roster.MembersOf(network.Key).Where(member => !member.Instance.IsFound).Select(member => member.Claim.Id));
        }
    }

    /// <summary>A host that was away may have forgotten all, or lost its host component: it is told again.</summary>
    private void TellAnew(HostRecord host)
    {
        host.Heard = null;
        _hostsToTell.Add(host.Id);
    }

    private void NoteAddress(HostRecord host, string address)
    {
        if (Traits.SpansHosts && host.Address != address)
        {
            Decided(new HostAddressed(host.Id, address));
            _untold.UnionWith(host.Networks);
        }
    }

    /// <summary>The host component of a provider works for as long as the host is in the cloud.</summary>
    private bool IsAgentAtWork(ContainerSnapshot container) => Traits.AgentImage is not null && container.Labels.ContainsKey(Labels.Agent);

    private void LookForAgent(HostRecord host, IReadOnlyList<ContainerSnapshot> containers)
    {
        if (Traits.AgentImage is not null && host is { Heard: not null, Telling: null }
            && !containers.Any(container => IsAgentAtWork(container) && IsOurs(container.Labels) && container.Status == ContainerStatus.Running))
        {
            TellAnew(host);
        }
    }

    /// <summary>Whether nothing of the networks' provider is on a host that leaves; takes it down if something is.</summary>
    private bool HasLeftNetworks(HostRecord host)
    {
        if (!Traits.IsApplied || !host.IsReachable || host.HasLeftNetworks)
        {
            return true;
        }

        Say(host, host.NetworkProblem is { } problem ? $"its networks to be taken down ({problem})" : "its networks to be taken down");
        if (host.Telling is null && IsTimeToTell(host))
        {
            Tell(host, new(host.Address ?? "", [], []) { IsLeaving = true });
        }

        return false;
    }
}
