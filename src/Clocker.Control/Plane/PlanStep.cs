using Clocker.Control.Placement;

namespace Clocker.Control.Plane;

/// <summary>What happens to one entity.</summary>
/// <param name="Action">What.</param>
/// <param name="Entity">The entity, as <c>application/entity</c>.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record PlanStep(PlanAction Action, string Entity, string Reason)
{
    /// <summary>Where its container would be placed now, or why nowhere; null if it has none, or keeps the one that it has.</summary>
    public PlacementExplanation? Placement { get; init; }
}
