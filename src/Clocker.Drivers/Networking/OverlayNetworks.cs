using System.Globalization;

using Clocker.Drivers.Locations.Lab;
using Clocker.Model.Containers;
using Clocker.Model.Networks;

namespace Clocker.Drivers.Networking;

/// <summary>
/// Docker's own overlay: the engines of a cloud are a swarm that is used for networks alone, which give addresses and answer names
/// themselves. Clocker begins it, lets hosts join and leave, and sees that enough of them are managers.
/// </summary>
/// <param name="time">What the time is.</param>
public sealed class OverlayNetworks(TimeProvider time) : INetworkProvider
{
    private const string Encrypted = "encrypted";
    private const string Mtu = "mtu";
    private const string Swarm = "swarm";
    private const string Existing = "existing";

    private readonly LabGates _gates = new();

    /// <inheritdoc />
    public string Name => BuiltInNetworks.Overlay;

    /// <inheritdoc />
    public NetworkTraits Traits => BuiltInNetworks.All[Name];

    /// <inheritdoc />
    public string? Refuses(NetworkSettings settings) =>
        ProviderOptions.Unknown(settings, [Encrypted, Mtu, Swarm])
        ?? ProviderOptions.NotBetween(settings, Mtu, 1280, 65_000)
        ?? ProviderOptions.NotOneOf(settings, Encrypted, ["true", "false"])
        ?? ProviderOptions.NotOneOf(settings, Swarm, [Existing])
        ?? (settings.Pool6 is null ? null : $"the provider {Name} has networks of IPv4 alone; leave out the pool of IPv6");

    /// <inheritdoc />
    public async Task EnsureAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation)
    {
        using var turn = await _gates.EnterAsync($"{host.Plane}/{host.Cloud}", cancellation);
        var manager = await new SwarmOfHosts(host, time).JoinAsync(cancellation);
        await EngineNetwork.EnsureAsync(host with { Engine = manager }, Recipe(host, network), cancellation);
    }

    /// <inheritdoc />
    public async Task RemoveAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation)
    {
        using var turn = await _gates.EnterAsync($"{host.Plane}/{host.Cloud}", cancellation);
        var swarm = new SwarmOfHosts(host, time);
        if (await swarm.FindAsync(cancellation) is not { } manager)
        {
            return;
        }

        if ((await host.Engine.ListAsync(Labels.Plane, host.Plane, cancellation)).FirstOrDefault(container => container.Networks.Contains(network.Name)) is { } user)
        {
            throw new DeviceException(DeviceFault.Conflict, $"Network \"{network.Name}\" cannot be removed while containers are on it: {user.Name}.");
        }

        // Who was on it a moment ago may be counted still.
        if (network.Peers.Count == 0 && !await swarm.UntilAsync(() => IsRemovedAsync(manager, network.Name, cancellation), cancellation))
        {
            throw new DeviceException(DeviceFault.Conflict, $"Network \"{network.Name}\" cannot be removed while containers are on it somewhere in the swarm.");
        }
    }

    /// <inheritdoc />
    public async Task<NetworkFindings> ApplyAsync(NetworkHost host, HostNetworks wanted, CancellationToken cancellation)
    {
        using var turn = await _gates.EnterAsync($"{host.Plane}/{host.Cloud}", cancellation);
        var swarm = new SwarmOfHosts(host, time);
        if (wanted.IsLeaving)
        {
            await swarm.LeaveAsync(cancellation);
            return NetworkFindings.Well;
        }

        await swarm.TidyAsync(await swarm.JoinAsync(cancellation), cancellation);
        return NetworkFindings.Well;
    }

    /// <summary>Whether the cloud uses a swarm that is there, and leaves it as it is.</summary>
    internal static bool UsesExisting(NetworkSettings settings) => settings.Options.GetValueOrDefault(Swarm) == Existing;

    private static NetworkRecipe Recipe(NetworkHost host, NetworkOnHost network) => new(network.Name, network.Labels)
    {
        Driver = "overlay",
        IsAttachable = true,
        IsInternal = network.IsInternal,
        Options =
        [
            .. host.Settings.Options.GetValueOrDefault(Encrypted) == "true" ? [new KeyValuePair<string, string>(Encrypted, "")] : Array.Empty<KeyValuePair<string, string>>(),
            .. ProviderOptions.Number(host.Settings, Mtu, 0) is > 0 and var mtu
                ? [new KeyValuePair<string, string>("com.docker.network.driver.mtu", mtu.ToString(CultureInfo.InvariantCulture))]
                : Array.Empty<KeyValuePair<string, string>>(),
            .. network.Options,
        ],
    };

    private static async Task<bool> IsRemovedAsync(IContainerHost manager, string network, CancellationToken cancellation)
    {
        try
        {
            await manager.Networks.RemoveAsync(network, cancellation);
            return true;
        }
        catch (DeviceException inUse) when (inUse.Fault == DeviceFault.Conflict || inUse.Message.Contains("in use", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
