using Clocker.Client.Entities;

namespace Clocker.Client.Deploying;

/// <summary>What happens to one entity.</summary>
/// <param name="Action"><c>create</c>, <c>keep</c>, <c>update</c>, <c>recreate</c> or <c>remove</c>.</param>
/// <param name="Entity">The entity, as <c>application/entity</c>.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Placement">Where its container would be placed now, or why nowhere; null if it has none, or keeps the one that it has.</param>
public sealed record StepAnswer(string Action, string Entity, string Reason, PlacementAnswer? Placement = null);
