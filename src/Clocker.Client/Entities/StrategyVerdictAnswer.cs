namespace Clocker.Client.Entities;

/// <summary>What one placement strategy thinks of one host.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="Accepted">Whether the host will do.</param>
/// <param name="Score">How well it suits; more is better.</param>
/// <param name="Words">Why it will not do, in a sentence; or how well it suits; null if there is nothing to say.</param>
public sealed record StrategyVerdictAnswer(string Strategy, bool Accepted, double Score, string? Words);
