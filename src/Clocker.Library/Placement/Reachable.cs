using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts whose engine answers.</summary>
public sealed class Reachable : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "Reachable";

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) =>
        host.Problem is { } problem ? new Verdict.Reject(problem) : new Verdict.Accept();
}
