using Clocker.Model.Networks;

namespace Clocker.Drivers.Networking;

/// <summary>The providers that are built in.</summary>
public sealed class NetworkProviders : INetworkProviders
{
    /// <inheritdoc />
    public IReadOnlyList<INetworkProvider> All { get; } = [new BridgeNetworks(), new VxlanNetworks()];
}
