using System.Text;

namespace Clocker.Agent.Filters;

/// <summary>What is to be changed so that our chains are as wanted: text for <c>iptables-restore --noflush</c>.</summary>
internal static class FilterPlan
{
    /// <summary>Writes the changes of one table.</summary>
    /// <param name="wanted">What should be there.</param>
    /// <param name="present">What is.</param>
    /// <param name="names">Which chains are ours.</param>
    /// <param name="isRewritten">Whether the rules of the chains are to be written, though the chains are there.</param>
    /// <returns>Empty if nothing is to be changed. All of it is done at once, or nothing.</returns>
    public static string Write(RuleSet wanted, SavedRules present, FilterNames names, bool isRewritten)
    {
        var text = new StringBuilder();
        var gone = present.Chains(wanted.Table, names.IsOurs).Where(chain => wanted.Chains.All(kept => kept.Name != chain)).ToList();
        if (isRewritten || wanted.Chains.Any(chain => !present.Has(wanted.Table, chain.Name)))
        {
            WriteChains(wanted, text);
        }

        WriteEntries(wanted, present, gone, text);
        foreach (var chain in gone)
        {
            text.Append($"-F {chain}\n");
        }

        foreach (var chain in gone)
        {
            text.Append($"-X {chain}\n");
        }

        return text.Length == 0 ? "" : $"*{wanted.Table}\n{text}COMMIT\n";
    }

    /// <summary>Naming a chain empties it, or makes it.</summary>
    private static void WriteChains(RuleSet wanted, StringBuilder text)
    {
        foreach (var chain in wanted.Chains)
        {
            text.Append($":{chain.Name} - [0:0]\n");
        }

        foreach (var chain in wanted.Chains)
        {
            foreach (var rule in chain.Rules)
            {
                text.Append($"-A {chain.Name} {rule}\n");
            }
        }
    }

    private static void WriteEntries(RuleSet wanted, SavedRules present, List<string> gone, StringBuilder text)
    {
        foreach (var entry in wanted.Entries)
        {
            var from = entry.From.FirstOrDefault(chain => present.Has(wanted.Table, chain)) ?? entry.From[^1];
            var entering = present.Entering(wanted.Table, entry.To);
            // First of all: Docker may have put a rule of its own before it that decides.
            if (entering is [var only] && only == from && present.Rules(wanted.Table, from)[0] == $"-j {entry.To}")
            {
                continue;
            }

            Leave(entry.To, entering, text);
            text.Append($"-I {from} 1 -j {entry.To}\n");
        }

        foreach (var chain in gone)
        {
            // Chains of ours are emptied before they are deleted, so that they need not be left.
            Leave(chain, [.. present.Entering(wanted.Table, chain).Where(from => !gone.Contains(from))], text);
        }
    }

    private static void Leave(string chain, IReadOnlyList<string> entering, StringBuilder text)
    {
        foreach (var from in entering)
        {
            text.Append($"-D {from} -j {chain}\n");
        }
    }
}
