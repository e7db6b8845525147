namespace Clocker.Agent.Filters;

/// <summary>A chain of ours.</summary>
/// <param name="Name">At most 28 characters.</param>
/// <param name="Rules">Its rules, as <c>iptables</c> takes them behind the chain's name.</param>
internal sealed record RuleChain(string Name, IReadOnlyList<string> Rules);
