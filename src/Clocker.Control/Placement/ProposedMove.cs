using Clocker.Model.Identity;

namespace Clocker.Control.Placement;

/// <summary>A container that would be better off on another host.</summary>
/// <param name="Claim">Whose it is.</param>
/// <param name="Entity">The same, as <c>application/entity</c>.</param>
/// <param name="From">Where it is.</param>
/// <param name="To">Where it would go.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record ProposedMove(EntityId Claim, string Entity, string From, string To, string Reason);
