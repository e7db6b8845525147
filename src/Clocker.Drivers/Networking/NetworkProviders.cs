using Clocker.Model.Networks;

namespace Clocker.Drivers.Networking;

/// <summary>The providers that are built in.</summary>
/// <param name="time">What the time is.</param>
public sealed class NetworkProviders(TimeProvider time) : INetworkProviders
{
    /// <inheritdoc />
    public IReadOnlyList<INetworkProvider> All { get; } = [new BridgeNetworks(), new OverlayNetworks(time), new RoutedNetworks(), new VxlanNetworks()];
}
