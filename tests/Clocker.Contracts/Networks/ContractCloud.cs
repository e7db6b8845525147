using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Networks;
using Clocker.Model.Values;

namespace Clocker.Contracts.Networks;

/// <summary>Does with a provider what a cloud does with it: gives addresses, makes networks, tells hosts, and starts containers.</summary>
/// <param name="provider">The provider.</param>
/// <param name="hosts">The hosts, of which the first ones are in the cloud.</param>
/// <param name="count">How many are in it from the beginning.</param>
/// <param name="plane">A plane's id that nobody else has.</param>
/// <param name="settings">The settings.</param>
/// <param name="image">The image of containers.</param>
/// <param name="service">What they run.</param>
public sealed class ContractCloud(
    INetworkProvider provider, IReadOnlyList<ContractHost> hosts, int count, string plane, NetworkSettings settings, string image, ValueList<Value> service)
{
    private readonly SortedDictionary<string, ContractNetwork> _networks = new(StringComparer.Ordinal);
    private readonly SortedSet<(string Network, int Host)> _made = [];
    private readonly SortedSet<int> _hosts = [.. Enumerable.Range(0, count)];
    private readonly List<ContractMember> _members = [];
    private long _version;

    /// <summary>The cloud's id.</summary>
    public string Id => plane[^6..];

    /// <summary>What a host's engine calls a network.</summary>
    public string NameOf(string network) => $"{plane}-{network}";

    /// <summary>A host as the provider gets to know it.</summary>
    public NetworkHost Host(int host) => new(hosts[host].Engine, plane, Id, settings);

    /// <summary>Defines a network.</summary>
    public void Define(string network, bool isInternal = false) => _networks[network] = new(network, provider.Traits) { IsInternal = isInternal };

    /// <summary>A network on a host, with its peers and all names.</summary>
    public NetworkOnHost On(string network, int host) => _networks[network].On(host, NameOf(network), Labels(network)) with
    {
        Peers = [.. from other in _hosts
                    where other != host && _made.Contains((network, other))
                    select new NetworkPeer(hosts[other].Address, _networks[network].Part(other))],
        Names = (from member in _members
                 where member.Networks.Contains(network)
                 from alias in member.Aliases
                 from address in member.Addresses.GetValueOrDefault(network) ?? []
                 group address by alias into named
                 select KeyValuePair.Create(named.Key, named.ToValueList())).ToValueMap(),
    };

    /// <summary>A host is in the cloud from now on.</summary>
    public void Join(int host) => _hosts.Add(host);

    /// <summary>A host's containers and networks go, and then it leaves.</summary>
    public async Task LeaveAsync(int host, CancellationToken cancellation)
    {
        foreach (var member in _members.Where(member => member.Host == host).ToArray())
        {
            await RemoveAsync(member, cancellation);
        }

        foreach (var (network, _) in _made.Where(made => made.Host == host).ToArray())
        {
            await DropAsync(network, host, cancellation);
        }

        await provider.ApplyAsync(Host(host), new(hosts[host].Address, [], []) { Version = ++_version, IsLeaving = true }, cancellation);
        _hosts.Remove(host);
        await TellAsync(cancellation);
    }

    /// <summary>Makes a network on a host unless it is there.</summary>
    public async Task MakeAsync(string network, int host, CancellationToken cancellation)
    {
        if (_made.Add((network, host)))
        {
            _networks[network].Extend(host);
            await provider.EnsureAsync(Host(host), On(network, host), cancellation);
        }
    }

    /// <summary>Removes a network from a host.</summary>
    public async Task DropAsync(string network, int host, CancellationToken cancellation)
    {
        await provider.RemoveAsync(Host(host), On(network, host), cancellation);
        _made.Remove((network, host));
        _networks[network].Leave(host);
    }

    /// <summary>Tells all hosts of their networks; nothing may be wrong with these then.</summary>
    public async Task TellAsync(CancellationToken cancellation)
    {
        if (!provider.Traits.IsApplied)
        {
            return;
        }

        foreach (var host in _hosts)
        {
            await TellAsync(host, ++_version, cancellation);
        }
    }

    /// <summary>Tells a host of its networks.</summary>
    public async Task TellAsync(int host, long version, CancellationToken cancellation)
    {
        var findings = await provider.ApplyAsync(Host(host), Wanted(host) with { Version = version }, cancellation);
        if (findings.Problems.Count > 0)
        {
            throw new InvalidOperationException($"On host {host}: {string.Join("; ", findings.Problems)}");
        }
    }

    /// <summary>Runs a container on a host, on networks, under names; returns when all hosts know of it.</summary>
    public async Task<ContractMember> RunAsync(int host, ValueList<string> aliases, ValueList<string> networks, CancellationToken cancellation)
    {
        foreach (var network in networks)
        {
            await MakeAsync(network, host, cancellation);
        }

        var addresses = provider.Traits.IsAddressed
            ? networks.Select(network => KeyValuePair.Create<string, ValueList<string>>(network, [_networks[network].Give(host)])).ToValueMap()
            : [];
        var member = new ContractMember(host, $"{plane}-{aliases[0]}-{_version}", aliases, networks, addresses);
        _members.Add(member);
        await TellAsync(cancellation);
        await hosts[host].Engine.CreateAsync(Recipe(member), cancellation);
        await hosts[host].Engine.StartAsync(member.Container, cancellation);
        if (!provider.Traits.IsAddressed)
        {
            _members.Remove(member);
            member = await TrySeeAsync(member, cancellation) ?? throw new InvalidOperationException($"{member.Container} is on no network.");
            _members.Add(member);
            await TellAsync(cancellation);
        }

        return member;
    }

    /// <summary>A container with the addresses that it has now, if its engine gives them; null while it is not on all of its networks.</summary>
    public async Task<ContractMember?> TrySeeAsync(ContractMember member, CancellationToken cancellation)
    {
        if (provider.Traits.IsAddressed)
        {
            return member;
        }

        var seen = await hosts[member.Host].Engine.LookAsync(member.Container, cancellation)
            ?? throw new InvalidOperationException($"{member.Container} is not there.");
        return !member.Networks.All(network => seen.Addresses.ContainsKey(NameOf(network))) ? null
            : member with { Addresses = member.Networks.ToValueMap<string, ValueList<string>>(network => network, network => [seen.Addresses[NameOf(network)]]) };
    }

    /// <summary>Removes a container, and its names with it.</summary>
    public async Task RemoveAsync(ContractMember member, CancellationToken cancellation)
    {
        await hosts[member.Host].Engine.RemoveAsync(member.Container, cancellation);
        _members.Remove(member);
        await TellAsync(cancellation);
    }

    /// <summary>Takes all down, as a cloud does that is deleted.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        foreach (var member in _members.ToArray())
        {
            await hosts[member.Host].Engine.RemoveAsync(member.Container, cancellation);
        }

        _members.Clear();
        foreach (var host in _hosts.ToArray())
        {
            await LeaveAsync(host, cancellation);
        }
    }

    private HostNetworks Wanted(int host) => new(
        hosts[host].Address,
        [.. _made.Where(made => made.Host == host).Select(made => On(made.Network, host) with { Labels = [] })],
        [.. _members.Where(member => member.Host == host && member.Addresses.Count > 0).Select(member =>
            new NetworkEndpoint([.. member.Addresses.Values.SelectMany(address => address)], member.Networks))]);

    private ValueMap<string> Labels(string network) =>
    [
        new(Model.Containers.Labels.Plane, plane),
        new(Model.Containers.Labels.Cloud, Id),
        new(Model.Containers.Labels.Claim, network),
    ];

    private ContainerRecipe Recipe(ContractMember member)
    {
        var answers = provider.Traits.AnswersNames;
        var spec = new ContainerSpec { Image = image, Hostname = member.Aliases[0], Command = service, Restart = new(RestartMode.UnlessStopped) };
        Attachment[] attachments = [.. member.Networks.Select(network =>
            new Attachment(NameOf(network), answers ? [] : member.Aliases) { Addresses = member.Addresses.GetValueOrDefault(network) ?? [] })];
        return new(member.Container, image, spec, [.. attachments], [], [new(Model.Containers.Labels.Plane, plane)])
        {
            NameServers = answers ? [_networks[member.Networks[0]].Gateways[member.Host]] : [],
        };
    }
}
