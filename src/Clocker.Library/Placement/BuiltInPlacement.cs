using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>The placement strategies that Clocker comes with.</summary>
public static class BuiltInPlacement
{
    /// <summary>In the order in which a cloud asks them unless told otherwise; the last one orders first.</summary>
    public static IReadOnlyList<IPlacementStrategy> Strategies { get; } = [new Open(), new Reachable(), new RequiredHost(), new SameNetworkHost(), new LeastContainers()];
}
