using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts that take new containers: not those that are drained, were given up, or leave.</summary>
public sealed class Open : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "Open";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) => host.Closed is null ? Verdict.Accept() : Verdict.Reject("closed");

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) => $"{PlacementWords.Capital(host.Closed ?? "closed")}.";
}
