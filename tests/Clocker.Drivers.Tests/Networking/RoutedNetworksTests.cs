using Clocker.Drivers.Networking;
using Clocker.Model.Networks;
using Xunit;

namespace Clocker.Drivers.Tests.Networking;

[Trait("Kind", "Docker")]
[Collection(NetworkLabs.Name)]
public sealed class RoutedNetworksTests(NetworkLab lab) : LabNetworks(lab)
{
    protected override INetworkProvider Provider { get; } = new RoutedNetworks();
}
