using Clocker.Model.Collections;

namespace Clocker.Control.Placement;

/// <summary>What all strategies think of one host.</summary>
/// <param name="Host">The host's name.</param>
/// <param name="IsChosen">Whether the container belongs there.</param>
/// <param name="Reason">Why it will not do, as reasons are counted; null if it will.</param>
/// <param name="Verdicts">What each strategy thinks, in order.</param>
public sealed record HostJudgement(string Host, bool IsChosen, string? Reason, ValueList<StrategyJudgement> Verdicts);
