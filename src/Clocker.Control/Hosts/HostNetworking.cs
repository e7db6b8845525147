using Clocker.Model.Containers;
using Clocker.Model.Networks;

namespace Clocker.Control.Hosts;

/// <summary>Carries out a host's commands about networks by the provider that its cloud's settings name.</summary>
internal sealed class HostNetworking(INetworkProviders providers, IContainerHost host, string plane, string cloud)
{
    /// <summary>Makes a network on the host.</summary>
    public async Task<Outcome> EnsureAsync(NetworkOnHost network, NetworkSettings settings, CancellationToken cancellation)
    {
        try
        {
            await Provider(settings).EnsureAsync(Here(settings), network, cancellation);
            return new Outcome.Done();
        }
        catch (DeviceException conflict) when (conflict.Fault == DeviceFault.Conflict)
        {
            // Another server may have tried the same at the same moment, and both have given way.
            return await host.Networks.FindAsync(network.Name, cancellation) is { } found && found.Labels.GetValueOrDefault(Labels.Claim) != network.Key
                ? new Outcome.NameTaken($"network \"{network.Name}\" belongs to something else on this host")
                : new Outcome.Failed(DeviceFault.Conflict, conflict.Message);
        }
    }

    /// <summary>Removes a network from the host.</summary>
    public async Task<Outcome> RemoveAsync(NetworkOnHost network, NetworkSettings settings, CancellationToken cancellation)
    {
        await Provider(settings).RemoveAsync(Here(settings), network, cancellation);
        return new Outcome.Done();
    }

    /// <summary>Tells the host of all its networks.</summary>
    public async Task<Outcome> ApplyAsync(HostNetworks wanted, NetworkSettings settings, CancellationToken cancellation) =>
        new Outcome.Networked(await Provider(settings).ApplyAsync(Here(settings), wanted, cancellation));

    private NetworkHost Here(NetworkSettings settings) => new(host, plane, cloud, settings);

    private INetworkProvider Provider(NetworkSettings settings) =>
        providers.Find(settings.Provider) ?? throw new DeviceException(DeviceFault.NotFound, $"there is no network provider \"{settings.Provider}\" any more");
}
