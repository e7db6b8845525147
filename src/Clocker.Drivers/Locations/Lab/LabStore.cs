using System.Net;
using System.Text.Json;
using Clocker.Drivers.Docker;
using Clocker.Model.Containers;
using Docker.DotNet.Models;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>What an engine has of labs: all that there is to know of them is written there.</summary>
internal sealed class LabStore(DockerEngine engine)
{
    private const int TriesForSubnet = 5;

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation)
    {
        var networks = await engine.CallAsync(
            "The list of labs", () => engine.Client.Networks.ListNetworksAsync(new() { Filters = Filter.By("label", LabNames.LabLabel) }, cancellation), cancellation);
        var volumes = await engine.CallAsync(
            "The list of labs", () => engine.Client.Volumes.ListAsync(new() { Filters = Filter.By("label", LabNames.LabLabel) }, cancellation), cancellation);
        return [.. networks.Select(one => one.Labels).Concat((volumes.Volumes ?? []).Select(one => one.Labels))
            .Select(labels => labels[LabNames.LabLabel]).Distinct().Order(StringComparer.Ordinal)];
    }

    public async Task<LabState> ReadAsync(string lab, CancellationToken cancellation)
    {
        var subject = $"Lab \"{lab}\"";
        var (containers, volumes, networks) = await ListAsync(subject, Filter.Label(LabNames.LabLabel, lab), cancellation);
        var labels = containers.Select(one => one.Labels).Concat(volumes.Select(one => one.Labels)).Concat(networks.Select(one => one.Labels));
        var spec = volumes.Where(volume => volume.Labels.ContainsKey(LabNames.SpecLabel)).MaxBy(volume => LabNames.Generation(volume.Name));
        return new LabState(
            lab,
            labels.Select(one => one.TryGetValue(LabNames.AuthorityLabel, out var authority) ? authority : "").FirstOrDefault(),
            spec is null ? null : (LabNames.Generation(spec.Name), JsonSerializer.Deserialize<LabSpec>(spec.Labels[LabNames.SpecLabel])!),
            networks.FirstOrDefault(network => network.Name == LabNames.Network(lab))?.IPAM.Config[0].Subnet,
            Map(containers.Select(one => (one.Labels[LabNames.HostLabel], one.State == "running"))),
            Map(volumes.Where(one => one.Labels.ContainsKey(LabNames.RequestLabel)).Select(one => (one.Labels[LabNames.HostLabel], one.Labels[LabNames.RequestLabel]))));
    }

    /// <summary>All three at once: who makes many hosts reads often.</summary>
    private async Task<(IList<ContainerListResponse> Containers, IList<VolumeResponse> Volumes, IList<NetworkResponse> Networks)> ListAsync(
        string subject, IDictionary<string, IDictionary<string, bool>> of, CancellationToken cancellation)
    {
        var containers = engine.CallAsync(subject, () => engine.Client.Containers.ListContainersAsync(new() { All = true, Filters = of }, cancellation), cancellation);
        var volumes = engine.CallAsync(subject, () => engine.Client.Volumes.ListAsync(new() { Filters = of }, cancellation), cancellation);
        var networks = engine.CallAsync(subject, () => engine.Client.Networks.ListNetworksAsync(new() { Filters = of }, cancellation), cancellation);
        await Task.WhenAll(containers, volumes, networks);
        return (await containers, (await volumes).Volumes ?? [], await networks);
    }

    /// <summary>Writes down what a lab is to be: the newer counts, and then the older goes.</summary>
    public async Task WriteAsync(LabState state, string authority, LabSpec spec, CancellationToken cancellation)
    {
        var generation = (state.Spec?.Generation ?? 0) + 1;
        await VolumeAsync(LabNames.Spec(state.Name, generation), Labels(state.Name, authority, (LabNames.SpecLabel, JsonSerializer.Serialize(spec))), cancellation);
        if (state.Spec is { } old)
        {
            await RemoveVolumeAsync(LabNames.Spec(state.Name, old.Generation), cancellation);
        }
    }

    /// <summary>Gives a host to a request, if nobody has it yet: of all who try at once, the engine lets one make the volume.</summary>
    /// <returns>Whether the host is the request's.</returns>
    public async Task<bool> LeaseAsync(LabState state, string host, string request, CancellationToken cancellation)
    {
        var name = LabNames.Lease(state.Name, host);
        var volume = await VolumeAsync(name, Labels(state.Name, state.Authority!, (LabNames.HostLabel, host), (LabNames.RequestLabel, request)), cancellation);
        return volume.Labels.TryGetValue(LabNames.RequestLabel, out var holder) && holder == request;
    }

    public Task UnleaseAsync(string lab, string host, CancellationToken cancellation) => RemoveVolumeAsync(LabNames.Lease(lab, host), cancellation);

    /// <summary>Sees that the lab's network is there. Only in a network whose addresses were named can a container name its own.</summary>
    /// <param name="state">The lab.</param>
    /// <param name="authority">Whose certificates its hosts have.</param>
    /// <param name="pools">Where the engine takes addresses from by itself; null if nobody here knows which of them are free.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string> NetworkAsync(LabState state, string authority, IReadOnlyList<(IPNetwork Pool, int Size)>? pools, CancellationToken cancellation)
    {
        if (state.Subnet is not null)
        {
            return state.Subnet;
        }

        for (var tries = 1; ; tries++)
        {
            var chosen = tries == 1 && pools is not null ? await ChooseSubnetAsync(state.Name, pools, cancellation) : null;
            var subnet = chosen ?? await FreeSubnetAsync(state.Name, authority, cancellation);
            try
            {
                var network = Parameters(LabNames.Network(state.Name), state.Name, authority);
                network.IPAM = new() { Driver = "default", Config = [new() { Subnet = subnet }] };
                await engine.CallAsync($"The network of lab \"{state.Name}\"", () => engine.Client.Networks.CreateNetworkAsync(network, cancellation), cancellation);
                return subnet;
            }
            catch (DeviceException error) when (tries < TriesForSubnet && error.Message.Contains("overlap", StringComparison.OrdinalIgnoreCase))
            {
                // Somebody was quicker; the engine knows another.
            }
        }
    }

    /// <summary>Removes a host's container and data, but not its lease.</summary>
    public async Task RemoveHostAsync(string lab, string host, CancellationToken cancellation)
    {
        await RemoveContainerAsync(LabNames.Container(lab, host), cancellation);
        await RemoveVolumeAsync(LabNames.Data(lab, host), cancellation);
    }

    /// <summary>Removes everything of a lab.</summary>
    public async Task RemoveAsync(LabState state, CancellationToken cancellation)
    {
        await Task.WhenAll(state.Hosts.Select(host => RemoveHostAsync(state.Name, host, cancellation)));
        var of = Filter.Label(LabNames.LabLabel, state.Name);
        var volumes = await engine.CallAsync("The list of volumes", () => engine.Client.Volumes.ListAsync(new() { Filters = of }, cancellation), cancellation);
        await Task.WhenAll((volumes.Volumes ?? []).Select(volume => RemoveVolumeAsync(volume.Name, cancellation)));
        await RemoveNetworkAsync(LabNames.Probe(state.Name), cancellation);
        await RemoveNetworkAsync(LabNames.Network(state.Name), cancellation);
    }

    public static Dictionary<string, string> Labels(string lab, string authority, params IEnumerable<(string Key, string Value)> more)
    {
        var labels = new Dictionary<string, string> { [LabNames.LabLabel] = lab, [LabNames.AuthorityLabel] = authority };
        foreach (var (key, value) in more)
        {
            labels[key] = value;
        }

        return labels;
    }

    public Task RemoveContainerAsync(string name, CancellationToken cancellation) => GoneAsync(
        $"Container \"{name}\"",
        () => engine.Client.Containers.RemoveContainerAsync(name, new() { Force = true, RemoveVolumes = true }, cancellation),
        cancellation);

    private static NetworksCreateParameters Parameters(string name, string lab, string authority) =>
        new() { Name = name, Driver = "bridge", Labels = Labels(lab, authority) };

    private static SortedDictionary<string, T> Map<T>(IEnumerable<(string Key, T Value)> entries) =>
        new(entries.ToDictionary(entry => entry.Key, entry => entry.Value), StringComparer.Ordinal);

    /// <summary>The engine's next free subnet, as far as that is known from here; null if none is.</summary>
    private async Task<string?> ChooseSubnetAsync(string lab, IReadOnlyList<(IPNetwork Pool, int Size)> pools, CancellationToken cancellation)
    {
        if (LocalRoutes.Read() is not { } routes)
        {
            return null;
        }

        var networks = await engine.CallAsync(
            $"The network of lab \"{lab}\"", () => engine.Client.Networks.ListNetworksAsync(new(), cancellation), cancellation);
        var taken = networks.SelectMany(network => network.IPAM?.Config ?? []).Select(config => config.Subnet)
            .Select(subnet => IPNetwork.TryParse(subnet, out var network) ? network : (IPNetwork?)null).OfType<IPNetwork>();
        return Subnets.FirstFree(pools, [.. taken, .. routes])?.ToString();
    }

    /// <summary>Lets the engine choose: makes a network without naming addresses, reads which it got, and removes it.</summary>
    private async Task<string> FreeSubnetAsync(string lab, string authority, CancellationToken cancellation)
    {
        var subject = $"The network of lab \"{lab}\"";
        await RemoveNetworkAsync(LabNames.Probe(lab), cancellation);
        var made = await engine.CallAsync(subject, () => engine.Client.Networks.CreateNetworkAsync(Parameters(LabNames.Probe(lab), lab, authority), cancellation), cancellation);
        var probe = await engine.CallAsync(subject, () => engine.Client.Networks.InspectNetworkAsync(made.ID, cancellation), cancellation);
        await RemoveNetworkAsync(made.ID, cancellation);
        return probe.IPAM.Config[0].Subnet;
    }

    private Task<VolumeResponse> VolumeAsync(string name, Dictionary<string, string> labels, CancellationToken cancellation) => engine.CallAsync(
        $"Volume \"{name}\"", () => engine.Client.Volumes.CreateAsync(new() { Name = name, Labels = labels }, cancellation), cancellation);

    private Task RemoveVolumeAsync(string name, CancellationToken cancellation) =>
        GoneAsync($"Volume \"{name}\"", () => engine.Client.Volumes.RemoveAsync(name, force: false, cancellation), cancellation);

    private Task RemoveNetworkAsync(string name, CancellationToken cancellation) =>
        GoneAsync($"Network \"{name}\"", () => engine.Client.Networks.DeleteNetworkAsync(name, cancellation), cancellation);

    private async Task GoneAsync(string subject, Func<Task> remove, CancellationToken cancellation)
    {
        try
        {
            await engine.CallAsync(subject, remove, cancellation);
        }
        catch (DeviceException error) when (error.Fault == DeviceFault.NotFound)
        {
        }
    }
}
