using Clocker.Model.Collections;

namespace Clocker.Control.Placement;

/// <summary>Why a container is where it is, or nowhere.</summary>
/// <param name="Cloud">The cloud.</param>
/// <param name="Host">The host that it is on; null if it is on none.</param>
/// <param name="Summary">The answer in a line.</param>
/// <param name="Hosts">What was thought of each host, by id.</param>
public sealed record PlacementExplanation(string Cloud, string? Host, string Summary, ValueList<HostJudgement> Hosts);
