using Clocker.Model.Networks;
using Clocker.Model.Networks.Agents;

namespace Clocker.Drivers.Networking;

/// <summary>
/// One segment over all hosts: on each, Docker's bridge for the network, with addresses that the cloud gives; the agent joins the
/// bridges by the kernel's VXLAN and answers names. No daemon is in the way of the data.
/// </summary>
public sealed class VxlanNetworks : INetworkProvider
{
    private const string Mtu = "mtu";
    private const string Port = "port";

    /// <summary>What Ethernet takes, without what VXLAN puts around it.</summary>
    private const int UsualMtu = 1450;

    private const int UsualPort = 4789;

    /// <inheritdoc />
    public string Name => BuiltInNetworks.Vxlan;

    /// <inheritdoc />
    public NetworkTraits Traits => BuiltInNetworks.All[Name];

    /// <inheritdoc />
    public string? Refuses(NetworkSettings settings) =>
        ProviderOptions.Unknown(settings, [Mtu, Port])
        ?? ProviderOptions.NotBetween(settings, Mtu, 1280, 65_000)
        ?? ProviderOptions.NotBetween(settings, Port, 1, 65_535);

    /// <inheritdoc />
    public Task EnsureAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation) =>
        AgentBridges.EnsureAsync(host, network, ProviderOptions.Number(host.Settings, Mtu, UsualMtu), cancellation);

    /// <inheritdoc />
    public Task RemoveAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation) =>
        host.Engine.Networks.RemoveAsync(network.Name, cancellation);

    /// <inheritdoc />
    public Task<NetworkFindings> ApplyAsync(NetworkHost host, HostNetworks wanted, CancellationToken cancellation) => AgentBridges.ApplyAsync(
        host, wanted, network => network with { Join = AgentJoin.Vxlan, Port = ProviderOptions.Number(host.Settings, Port, UsualPort) }, cancellation);
}
