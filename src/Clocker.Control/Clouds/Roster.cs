using Clocker.Model.Claims;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Placement;

namespace Clocker.Control.Clouds;

/// <summary>Who has what where: all that a cloud would otherwise look for in all its claims. Follows from the facts, like these.</summary>
internal sealed class Roster
{
    private static readonly IComparer<(string Group, EntityId Claim, int Incarnation)> GroupOrder =
        Comparer<(string Group, EntityId Claim, int Incarnation)>.Create((one, other) =>
            string.CompareOrdinal(one.Group, other.Group) is not 0 and var order ? order : (one.Claim, one.Incarnation).CompareTo((other.Claim, other.Incarnation)));

    private static readonly SortedDictionary<(EntityId Claim, int Incarnation), (ClaimRecord Claim, InstanceRecord Instance)> Nobody = [];

    private readonly Dictionary<HostId, SortedDictionary<(EntityId Claim, int Incarnation), (ClaimRecord Claim, InstanceRecord Instance)>> _onHosts = [];
    private readonly Dictionary<(HostId Host, string Name), (ClaimRecord Claim, InstanceRecord Instance)> _byName = [];
    private readonly Dictionary<EntityId, SortedDictionary<EntityId, ClaimRecord>> _ofApplications = [];
    private readonly Dictionary<string, NetworkUse> _networks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<HostId, int>> _data = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Application, string Volume), int> _volumes = [];
    private readonly SortedSet<string> _touched = new(StringComparer.Ordinal);
    private readonly Dictionary<HostId, HostLoad> _loads = [];
    private readonly SortedDictionary<(string Group, EntityId Claim, int Incarnation), HostId> _groups = new(GroupOrder);
    private readonly SortedSet<HostId> _changedHosts = [];
    private readonly SortedDictionary<HostId, int> _furnished = [];
    private long _placements;

    /// <summary>The containers of a host, by claim and number.</summary>
    public IReadOnlyCollection<(ClaimRecord Claim, InstanceRecord Instance)> On(HostId host) => _onHosts.GetValueOrDefault(host, Nobody).Values;

    /// <summary>How many containers have a host and are not about to go.</summary>
    public int Live { get; private set; }

    /// <summary>Whether a host has no container, no network and no volume of ours.</summary>
    public bool IsBare(HostId host) => On(host).Count == 0 && !_furnished.ContainsKey(host);

    /// <summary>How many containers were given a host so far.</summary>
    public long Placements => _placements;

    /// <summary>What the containers of a host reserve.</summary>
    public HostLoad LoadOf(HostId host) => _loads.TryGetValue(host, out var load) ? load : _loads[host] = new();

    /// <summary>Where a group has containers, and whose.</summary>
    public IEnumerable<(HostId Host, Resident Resident)> OfGroup(string group) => _groups
        .Where(member => member.Key.Group == group).Select(member => (member.Value, LoadOf(member.Value).Residents[(member.Key.Claim, member.Key.Incarnation)]));

    /// <summary>A host is to be looked at again by placement.</summary>
    public void TouchHost(HostId host) => _changedHosts.Add(host);

    /// <summary>The hosts that have changed since this was asked last.</summary>
    public HostId[] TakeChangedHosts()
    {
        if (_changedHosts.Count == 0)
        {
            return [];
        }

        HostId[] taken = [.. _changedHosts];
        _changedHosts.Clear();
        return taken;
    }

    /// <summary>Whose container of a host has a name; null if nobody's.</summary>
    public (ClaimRecord Claim, InstanceRecord Instance)? Named(HostId host, string name) =>
        _byName.TryGetValue((host, name), out var found) ? found : null;

    /// <summary>The claims of an application.</summary>
    public IReadOnlyCollection<ClaimRecord> Of(EntityId application) =>
        _ofApplications.TryGetValue(application, out var claims) ? claims.Values : [];

    /// <summary>Who is on a network.</summary>
    public NetworkUse Network(string network) =>
        _networks.TryGetValue(network, out var use) ? use : _networks[network] = new();

    /// <summary>The hosts on which a network was decided to be.</summary>
    public IReadOnlyCollection<HostId> HostsOf(string network) => _networks.TryGetValue(network, out var use) ? use.Hosts : [];

    /// <summary>The containers that are on a network.</summary>
    public IReadOnlyCollection<(ClaimRecord Claim, InstanceRecord Instance)> MembersOf(string network) =>
        _networks.TryGetValue(network, out var use) ? use.Members.Values : [];

    /// <summary>Whether anybody is on a network, wants to be, or left it on a host.</summary>
    public bool IsNeeded(string network) => _networks.TryGetValue(network, out var use) && use is not { Hosts.Count: 0, Wanting.Count: 0, Containers.Count: 0 };

    /// <summary>The hosts with volumes of the applications of a name.</summary>
    public IEnumerable<HostId> DataOf(string application) => _data.TryGetValue(application, out var hosts) ? hosts.Keys : [];

    /// <summary>Whether a container has a volume.</summary>
    public bool IsUsed((string Application, string Volume) volume) => _volumes.ContainsKey(volume);

    /// <summary>The networks whose use has changed since this was asked last.</summary>
    public string[] TakeTouched()
    {
        string[] taken = [.. _touched];
        _touched.Clear();
        return taken;
    }

    /// <summary>A network is to be looked at again.</summary>
    public void Touch(string network) => _touched.Add(network);

    /// <summary>A claim wants something else than before.</summary>
    public void Wants(ClaimRecord claim, ContainerWanted? before, ContainerWanted? now)
    {
        if (!_ofApplications.TryGetValue(claim.Owner.Application, out var siblings))
        {
            _ofApplications[claim.Owner.Application] = siblings = [];
        }

        siblings[claim.Id] = claim;
        Count(before, -1);
        Count(now, 1);

        void Count(ContainerWanted? wanted, int change)
        {
            foreach (var network in NetworksOf(wanted?.Spec))
            {
                NetworkUse.Count(Network(network).Wanting, claim.Owner.ApplicationName, change);
                Touch(network);
            }
        }
    }

    /// <summary>An application has no claims any more.</summary>
    public void Forget(EntityId application) => _ofApplications.Remove(application);

    /// <summary>A container was given to a claim.</summary>
    public void Add(ClaimRecord claim, InstanceRecord instance)
    {
        if (!_onHosts.TryGetValue(instance.Host, out var there))
        {
            _onHosts[instance.Host] = there = [];
        }

        there[(claim.Id, instance.Incarnation)] = (claim, instance);
        _byName[(instance.Host, instance.Name)] = (claim, instance);
        Count(claim, instance, 1);
        CountLive(instance, 1);
        LoadOf(instance.Host).Add(claim, instance, ++_placements);
        TouchHost(instance.Host);
        foreach (var group in instance.Placement.Groups)
        {
            _groups[(group, claim.Id, instance.Incarnation)] = instance.Host;
        }
    }

    /// <summary>A container has another name than before.</summary>
    public void Rename(ClaimRecord claim, InstanceRecord instance, string before)
    {
        _byName.Remove((instance.Host, before));
        _byName[(instance.Host, instance.Name)] = (claim, instance);
    }

    /// <summary>A container is about to go.</summary>
    public void Retire(InstanceRecord instance)
    {
        if (instance.Moving is null)
        {
            CountLive(instance, -1);
        }
    }

    /// <summary>A container is to move, or stays after all: what moves is nobody's home.</summary>
    public void Move(InstanceRecord instance, bool isMoving) => CountLive(instance, isMoving ? -1 : 1);

    /// <summary>Whether anybody knows a network.</summary>
    public bool Knows(string network) => _networks.ContainsKey(network);

    /// <summary>A container is gone.</summary>
    public void Remove(ClaimRecord claim, InstanceRecord instance)
    {
        _onHosts[instance.Host].Remove((claim.Id, instance.Incarnation));
        _byName.Remove((instance.Host, instance.Name));
        Count(claim, instance, -1);
        if (instance is { IsRetired: false, Moving: null })
        {
            CountLive(instance, -1);
        }

        LoadOf(instance.Host).Remove(claim, instance);
        TouchHost(instance.Host);
        foreach (var group in instance.Placement.Groups)
        {
            _groups.Remove((group, claim.Id, instance.Incarnation));
        }
    }

    /// <summary>A network is on a host, or no more.</summary>
    public void Place(string network, HostId host, bool isThere)
    {
        var use = Network(network);
        if (isThere ? use.Hosts.Add(host) : use.Hosts.Remove(host))
        {
            NetworkUse.Count(_furnished, host, isThere ? 1 : -1);
        }

        Touch(network);
        if (use is { Hosts.Count: 0, Wanting.Count: 0, Containers.Count: 0 })
        {
            _networks.Remove(network);
        }
    }

    /// <summary>A volume of the applications of a name is on a host, or no more.</summary>
    public void Keep(string application, HostId host, bool isThere)
    {
        if (!_data.TryGetValue(application, out var hosts))
        {
            _data[application] = hosts = [];
        }

        NetworkUse.Count(hosts, host, isThere ? 1 : -1);
        NetworkUse.Count(_furnished, host, isThere ? 1 : -1);
        if (hosts.Count == 0)
        {
            _data.Remove(application);
        }
    }

    private void Count(ClaimRecord claim, InstanceRecord instance, int change)
    {
        foreach (var network in NetworksOf(instance.Spec))
        {
            var use = Network(network);
            NetworkUse.Count(use.Containers, instance.Host, change);
            _ = change > 0 ? use.Members.TryAdd((claim.Id, instance.Incarnation), (claim, instance)) : use.Members.Remove((claim.Id, instance.Incarnation));
            Touch(network);
        }

        foreach (var mount in instance.Spec.Mounts.Where(mount => mount.IsNamedVolume).Select(mount => mount.Source!).Distinct())
        {
            NetworkUse.Count(_volumes, (claim.Owner.ApplicationName, mount), change);
        }
    }

    private void CountLive(InstanceRecord instance, int change)
    {
        Live += change;
        foreach (var network in NetworksOf(instance.Spec))
        {
            NetworkUse.Count(Network(network).Live, instance.Host, change);
            Touch(network);
        }
    }

    private static IEnumerable<string> NetworksOf(ContainerSpec? spec) => (spec?.Networks ?? []).Select(network => network.Network).Distinct();
}
