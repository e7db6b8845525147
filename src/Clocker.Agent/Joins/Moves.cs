using Clocker.Model.Networks.Agents;

namespace Clocker.Agent.Joins;

/// <summary>Which networks' containers are other ones, or elsewhere, than before.</summary>
internal static class Moves
{
    public static HashSet<string> Between(AgentState? before, AgentState after)
    {
        if (before is null || ReferenceEquals(before, after))
        {
            return [];
        }

        var names = before.Networks.ToDictionary(network => network.Key, network => network.Names);
        return [.. after.Networks.Where(network => names.TryGetValue(network.Key, out var known) && !AreSame(known, network.Names)).Select(network => network.Key)];
    }

    private static bool AreSame(IReadOnlyDictionary<string, IReadOnlyList<string>> before, IReadOnlyDictionary<string, IReadOnlyList<string>> after) =>
        before.Count == after.Count && before.All(pair => after.TryGetValue(pair.Key, out var addresses) && pair.Value.SequenceEqual(addresses));
}
