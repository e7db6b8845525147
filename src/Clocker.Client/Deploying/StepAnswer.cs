namespace Clocker.Client.Deploying;

/// <summary>What happens to one entity.</summary>
/// <param name="Action"><c>create</c>, <c>keep</c>, <c>update</c>, <c>recreate</c> or <c>remove</c>.</param>
/// <param name="Entity">The entity, as <c>application/entity</c>.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record StepAnswer(string Action, string Entity, string Reason);
