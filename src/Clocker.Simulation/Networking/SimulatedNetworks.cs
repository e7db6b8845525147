using Clocker.Model.Networks;

namespace Clocker.Simulation.Networking;

/// <summary>The built-in providers, as they work on simulated hosts.</summary>
public sealed class SimulatedNetworks : INetworkProviders
{
    /// <inheritdoc />
    public IReadOnlyList<INetworkProvider> All { get; } =
        [.. BuiltInNetworks.All.Select(provider => new SimulatedProvider(provider.Key, provider.Value))];
}
