using Clocker.Model.Collections;

namespace Clocker.Model.Networks;

/// <summary>All networks of a host, as they are to be.</summary>
/// <param name="Address">The address by which the cloud's other hosts reach this one.</param>
/// <param name="Networks">Its networks, by key.</param>
/// <param name="Endpoints">Its containers that are on them.</param>
public sealed record HostNetworks(string Address, ValueList<NetworkOnHost> Networks, ValueList<NetworkEndpoint> Endpoints)
{
    /// <summary>Later decisions have higher numbers: what arrives after something newer counts no more.</summary>
    public long Version { get; init; }

    /// <summary>Whether the host leaves the cloud: then nothing of the provider stays there, its host component included.</summary>
    public bool IsLeaving { get; init; }
}
