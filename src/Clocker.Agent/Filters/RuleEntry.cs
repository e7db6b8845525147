namespace Clocker.Agent.Filters;

/// <summary>Where a chain of ours is entered.</summary>
/// <param name="From">Chains from which it may be; the first one that is there is taken.</param>
/// <param name="To">The chain of ours.</param>
internal sealed record RuleEntry(IReadOnlyList<string> From, string To);
