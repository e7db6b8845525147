namespace Clocker.Client.Entities;

/// <summary>What placement thinks of one host.</summary>
/// <param name="Host">The host's name.</param>
/// <param name="Best">Whether the container would be placed there now.</param>
/// <param name="Reason">Why it will not do, in a word or two; null if it will.</param>
/// <param name="Strategies">What each strategy thinks, in the order in which they are asked.</param>
public sealed record HostPlacementAnswer(string Host, bool Best, string? Reason, IReadOnlyList<StrategyVerdictAnswer> Strategies);
