using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts where the container's networks live: a bridge network does not span hosts.</summary>
public sealed class SameNetworkHost : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "SameNetworkHost";

    /// <inheritdoc />
    public bool KeepsToNetworks => true;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) =>
        request.Networks.FirstOrDefault(network => host.NetworksElsewhere.Contains(network) && !host.Networks.Contains(network)) is { } elsewhere
            ? new Verdict.Reject($"Its network {elsewhere} lives on another host than {host.Name}, and does not span hosts.")
            : new Verdict.Accept();
}
