using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Keeping;

/// <summary>Puts together what several parts say of the same networks.</summary>
internal static class Problems
{
    /// <summary>A problem of the host is one of each of its networks.</summary>
    public static SortedDictionary<string, string> OfAll(AgentState state, string? problem)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var network in state.Networks.Where(_ => problem is not null))
        {
            all[network.Key] = problem!;
        }

        return all;
    }

    /// <summary>What is about no network in particular is about all; without any it stays under an empty key.</summary>
    public static IReadOnlyDictionary<string, string> Spread(AgentState state, IReadOnlyDictionary<string, string> problems) =>
        problems.TryGetValue("", out var common) && state.Networks.Count > 0
            ? Of(new SortedDictionary<string, string>(problems.Where(problem => problem.Key.Length > 0).ToDictionary(), StringComparer.Ordinal), OfAll(state, common))
            : problems;

    public static SortedDictionary<string, string> Of(params ReadOnlySpan<IReadOnlyDictionary<string, string>> parts)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            foreach (var (network, problem) in part)
            {
                all[network] = all.TryGetValue(network, out var before) ? $"{before} {problem}" : problem;
            }
        }

        return all;
    }
}
