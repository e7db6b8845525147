using System.Globalization;

using Clocker.Model.Collections;
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
    public Task EnsureAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation) => EngineNetwork.EnsureAsync(
        host,
        new(network.Name, network.Labels)
        {
            Ranges = EngineNetwork.Ranges(network),
            IsInternal = network.IsInternal,
            Options =
            [
                new("com.docker.network.bridge.name", Interface(network)),
                new("com.docker.network.driver.mtu", ProviderOptions.Number(host.Settings, Mtu, UsualMtu).ToString(CultureInfo.InvariantCulture)),
                .. network.Options,
            ],
        },
        cancellation);

    /// <inheritdoc />
    public Task RemoveAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation) =>
        host.Engine.Networks.RemoveAsync(network.Name, cancellation);

    /// <inheritdoc />
    public async Task<NetworkFindings> ApplyAsync(NetworkHost host, HostNetworks wanted, CancellationToken cancellation)
    {
        var agent = new NetworkAgent(host);
        if (wanted.IsLeaving)
        {
            await agent.RemoveAsync(cancellation);
            return NetworkFindings.Well;
        }

        var report = await agent.ApplyAsync(State(host, wanted), cancellation);
        return new(report.Problems.ToValueMap(problem => problem.Key, problem => problem.Value)) { HostSubnets = [.. report.HostSubnets] };
    }

    private static AgentState State(NetworkHost host, HostNetworks wanted) => new()
    {
        Owner = $"{host.Plane}/{host.Cloud}",
        Version = wanted.Version,
        HostAddress = wanted.Address,
        Networks = [.. wanted.Networks.Select(network => new AgentNetwork
        {
            Key = network.Key,
            Interface = Interface(network),
            Join = AgentJoin.Vxlan,
            Number = network.Number,
            Port = ProviderOptions.Number(host.Settings, Port, UsualPort),
            Subnets = network.Subnets,
            Gateways = network.Gateways,
            IsInternal = network.IsInternal,
            Peers = [.. network.Peers.Select(peer => new AgentPeer(peer.Address, peer.Parts))],
            Names = network.Names.ToDictionary(name => name.Key, name => (IReadOnlyList<string>)name.Value),
        })],
        Endpoints = [.. wanted.Endpoints.Select(endpoint => new AgentEndpoint(endpoint.Addresses, endpoint.Networks))],
    };

    /// <summary>Linux takes 15 characters for the name of an interface.</summary>
    private static string Interface(NetworkOnHost network) => string.Create(CultureInfo.InvariantCulture, $"clk{network.Number:x6}");
}
