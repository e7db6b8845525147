using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>The host on which the fewest containers run, whoever made them: spreads them evenly.</summary>
public sealed class LeastContainers : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "LeastContainers";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) => Verdict.Accept(-(host.Containers + host.Strangers));

    /// <inheritdoc />
    public string? Rate(Verdict verdict, PlacementRequest request, HostView host) => $"{PlacementWords.Counted((int)-verdict.Score, "container")}";
}
