using Clocker.Model.Networks;

namespace Clocker.Drivers.Networking;

/// <summary>Networks of one host: Docker's bridges, whose subnets, addresses and names are the engine's own.</summary>
public sealed class BridgeNetworks : INetworkProvider
{
    /// <inheritdoc />
    public string Name => BuiltInNetworks.Bridge;

    /// <inheritdoc />
    public NetworkTraits Traits => BuiltInNetworks.All[Name];

    /// <inheritdoc />
    public string? Refuses(NetworkSettings settings) => ProviderOptions.Unknown(settings, []);

    /// <inheritdoc />
    public Task EnsureAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation) =>
        EngineNetwork.EnsureAsync(host, new(network.Name, network.Labels) { IsInternal = network.IsInternal, Options = network.Options }, cancellation);

    /// <inheritdoc />
    public Task RemoveAsync(NetworkHost host, NetworkOnHost network, CancellationToken cancellation) =>
        host.Engine.Networks.RemoveAsync(network.Name, cancellation);

    /// <inheritdoc />
    public Task<NetworkFindings> ApplyAsync(NetworkHost host, HostNetworks wanted, CancellationToken cancellation) => Task.FromResult(NetworkFindings.Well);
}
