using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts that take new containers: not those that are drained, were given up, or leave.</summary>
public sealed class Open : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "Open";

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) =>
        host.Closed is null ? new Verdict.Accept() : new Verdict.Reject($"{char.ToUpperInvariant(host.Closed[0])}{host.Closed[1..]}.");
}
