using Clocker.Model.Networks;
using Clocker.Model.Networks.Agents;

namespace Clocker.Drivers.Networking;

/// <summary>
/// Each host has a part of each network, and routes to those of the others. Packets go as they are, with nothing around them, so
/// that hosts have to be neighbours on one Ethernet. To containers the whole network is on their bridge: their host's agent
/// answers there for those that are elsewhere, and keeps networks apart.
/// </summary>
public sealed class RoutedNetworks : INetworkProvider
{
    private const string Mtu = "mtu";

    /// <inheritdoc />
    public string Name => BuiltInNetworks.Routed;

    /// <inheritdoc />
    public NetworkTraits Traits => BuiltInNetworks.All[Name];

    /// <inheritdoc />
    public string? Refuses(NetworkSettings settings) =>
        ProviderOptions.Unknown(settings, [Mtu])
        ?? ProviderOptions.NotBetween(settings, Mtu, 1280, 65_000)
        ?? (settings.Pool6 is null ? null : $"the provider {Name} has networks of IPv4 alone; leave out the pool of IPv6");

    /// <inheritdoc />
    public Task EnsureAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation) =>
        AgentBridges.EnsureAsync(host, network with { Parts = network.Subnets }, ProviderOptions.Number(host.Settings, Mtu, 0) is > 0 and var mtu ? mtu : null, cancellation);

    /// <inheritdoc />
    public Task RemoveAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation) =>
        host.Engine.Networks.RemoveAsync(network.Name, cancellation);

    /// <inheritdoc />
    public Task<NetworkFindings> ApplyAsync(NetworkHost host, HostNetworks wanted, CancellationToken cancellation) =>
        AgentBridges.ApplyAsync(host, wanted, network => network with { Join = AgentJoin.Routed }, cancellation);
}
