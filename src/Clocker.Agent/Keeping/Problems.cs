namespace Clocker.Agent.Keeping;

/// <summary>Puts together what several parts say of the same networks.</summary>
internal static class Problems
{
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
