using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>The host on which the fewest containers run, whoever made them: spreads them evenly.</summary>
public sealed class LeastContainers : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "LeastContainers";

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) => new Verdict.Accept(-(host.Containers + host.Strangers));
}
