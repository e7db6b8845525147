using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts whose engine answers.</summary>
public sealed class Reachable : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "Reachable";

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) =>
        host.IsReachable ? new Verdict.Accept() : new Verdict.Reject($"The engine on {host.Name} does not answer.");
}
