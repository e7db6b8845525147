namespace Clocker.Client.Entities;

/// <summary>Why an entity's container is where it is, or nowhere.</summary>
/// <param name="Entity">The entity, as <c>application/entity</c>.</param>
/// <param name="Cloud">The cloud that was asked for a host.</param>
/// <param name="Host">The host that it is on; null if it is on none.</param>
/// <param name="Summary">The answer in a line, with reasons counted.</param>
/// <param name="Hosts">What was thought of each host.</param>
public sealed record PlacementAnswer(string Entity, string Cloud, string? Host, string Summary, IReadOnlyList<HostPlacementAnswer> Hosts);
