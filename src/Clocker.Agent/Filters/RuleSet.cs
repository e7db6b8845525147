namespace Clocker.Agent.Filters;

/// <summary>The rules that are wanted in one table, all in chains of our own.</summary>
/// <param name="Table">Such as <c>filter</c>.</param>
/// <param name="Chains">Our chains with the rules of each, in order. What jumps between them comes before what is jumped to is deleted.</param>
/// <param name="Entries">From which of the table's own chains ours are entered, at the beginning.</param>
internal sealed record RuleSet(string Table, IReadOnlyList<RuleChain> Chains, IReadOnlyList<RuleEntry> Entries);
