using Clocker.Model.Containers;
using Clocker.Model.Networks;
using Clocker.Simulation.Hosts;

namespace Clocker.Simulation.Networking;

/// <summary>A provider of networks on simulated hosts: the engine's network is made on the engine, and what hosts are told is kept there.</summary>
/// <param name="name">The name of the provider that it stands for.</param>
/// <param name="traits">What that one's networks are like.</param>
public sealed class SimulatedProvider(string name, NetworkTraits traits) : INetworkProvider
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public NetworkTraits Traits => traits;

    /// <inheritdoc />
    public string? Refuses(NetworkSettings settings) => null;

    /// <inheritdoc />
    public async Task EnsureAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation)
    {
        if (await host.Engine.Networks.FindAsync(network.Name, cancellation) is not { } found)
        {
            await host.Engine.Networks.CreateAsync(new(network.Name, network.Labels), cancellation);
        }
        else if (new[] { Labels.Plane, Labels.Cloud, Labels.Claim }.Any(label => found.Labels.GetValueOrDefault(label) != network.Labels.GetValueOrDefault(label)))
        {
            throw new DeviceException(DeviceFault.Conflict, $"network \"{network.Name}\" belongs to something else on this host");
        }
    }

    /// <inheritdoc />
    public Task RemoveAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation) =>
        host.Engine.Networks.RemoveAsync(network.Name, cancellation);

    /// <inheritdoc />
    public async Task<NetworkFindings> ApplyAsync(NetworkHost host, HostNetworks wanted, CancellationToken cancellation)
    {
        var agent = $"agent-{host.Cloud}";
        if (!wanted.IsLeaving && traits.AgentImage is { } image)
        {
            await StartAgentAsync(host, agent, image, cancellation);
        }

        await ((SimulatedHost)host.Engine).HearAsync(host.Cloud, wanted, cancellation);
        if (wanted.IsLeaving)
        {
            await host.Engine.RemoveAsync(agent, cancellation);
        }

        return NetworkFindings.Well;
    }

    private static async Task StartAgentAsync(NetworkHost host, string agent, string image, CancellationToken cancellation)
    {
        if (await host.Engine.LookAsync(agent, cancellation) is null)
        {
            var spec = new ContainerSpec { Image = image, Hostname = "", NetworkMode = "host", Restart = new(RestartMode.Always) };
            await host.Engine.CreateAsync(new(agent, image, spec, [], [], host.Labels), cancellation);
        }

        await host.Engine.StartAsync(agent, cancellation);
    }
}
