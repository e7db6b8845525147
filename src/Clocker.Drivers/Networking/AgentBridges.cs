using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Networks;
using Clocker.Model.Networks.Agents;

namespace Clocker.Drivers.Networking;

/// <summary>What the providers have in common whose networks are Docker's bridges on each host, joined by the agents.</summary>
internal static class AgentBridges
{
    /// <summary>Makes the bridge of a host, under a name by which the agent finds it.</summary>
    public static Task EnsureAsync(NetworkHost host, NetworkOnHost network, int? mtu, CancellationToken cancellation) => EngineNetwork.EnsureAsync(
        host,
        new(network.Name, network.Labels)
        {
            Ranges = EngineNetwork.Ranges(network),
            IsInternal = network.IsInternal,
            Options =
            [
                new("com.docker.network.bridge.name", Interface(network)),
                .. mtu is { } bytes
                    ? [new("com.docker.network.driver.mtu", bytes.ToString(CultureInfo.InvariantCulture))]
                    : Array.Empty<KeyValuePair<string, string>>(),
                .. network.Options,
            ],
        },
        cancellation);

    /// <summary>Tells the host's agent of all its networks; takes it down if the host leaves.</summary>
    /// <param name="host">The host.</param>
    /// <param name="wanted">What is wanted there.</param>
    /// <param name="join">What the agent is to do with a network of these.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<NetworkFindings> ApplyAsync(NetworkHost host, HostNetworks wanted, Func<AgentNetwork, AgentNetwork> join, CancellationToken cancellation)
    {
        var agent = new NetworkAgent(host);
        if (wanted.IsLeaving)
        {
            await agent.RemoveAsync(cancellation);
            return NetworkFindings.Well;
        }

        var report = await agent.ApplyAsync(State(host, wanted, join), cancellation);
        return new(report.Problems.ToValueMap(problem => problem.Key, problem => problem.Value)) { HostSubnets = [.. report.HostSubnets] };
    }

    private static AgentState State(NetworkHost host, HostNetworks wanted, Func<AgentNetwork, AgentNetwork> join) => new()
    {
        Owner = $"{host.Plane}/{host.Cloud}",
        Version = wanted.Version,
        HostAddress = wanted.Address,
        Networks = [.. wanted.Networks.Select(network => join(new()
        {
            Key = network.Key,
            Interface = Interface(network),
            Number = network.Number,
            Subnets = network.Subnets,
            Gateways = network.Gateways,
            IsInternal = network.IsInternal,
            Peers = [.. network.Peers.Select(peer => new AgentPeer(peer.Address, peer.Parts))],
            Names = network.Names.ToDictionary(name => name.Key, name => (IReadOnlyList<string>)name.Value),
        }))],
        Endpoints = [.. wanted.Endpoints.Select(endpoint => new AgentEndpoint(endpoint.Addresses, endpoint.Networks))],
    };

    /// <summary>Linux takes 15 characters for the name of an interface.</summary>
    private static string Interface(NetworkOnHost network) => string.Create(CultureInfo.InvariantCulture, $"clk{network.Number:x6}");
}
