using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>The host with the fewest containers: spreads them evenly.</summary>
public sealed class LeastContainers : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "LeastContainers";

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) => new Verdict.Accept(-host.Containers);
}
