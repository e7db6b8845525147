using Clocker.Drivers.Networking;
using Clocker.Model.Collections;
using Clocker.Model.Networks;
using Xunit;

namespace Clocker.Drivers.Tests.Networking;

/// <summary>In a swarm that is there: to begin and end one for each test would take most of the time.</summary>
[Trait("Kind", "Docker")]
[Collection(NetworkLabs.Name)]
public sealed class OverlayNetworksTests(NetworkLab lab) : LabNetworks(lab)
{
    private readonly NetworkLab _lab = lab;

    protected override INetworkProvider Provider { get; } = new OverlayNetworks(TimeProvider.System);

    protected override ValueMap<string> Options => [new("swarm", "existing")];

    /// <summary>On a worker that lost its power, the engine gives up before the managers let it in again.</summary>
    protected override bool ComesBackAlone => false;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await _lab.MakeSwarmAsync();
    }
}
