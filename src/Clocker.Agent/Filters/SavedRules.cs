namespace Clocker.Agent.Filters;

/// <summary>What <c>iptables-save</c> prints, as far as it matters here: which chains there are, and their rules.</summary>
internal sealed class SavedRules
{
    private readonly Dictionary<(string Table, string Chain), List<string>> _chains = [];

    /// <summary>Reads what was printed.</summary>
    public static SavedRules Read(string saved)
    {
        var rules = new SavedRules();
        var table = "";
        foreach (var line in saved.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (line[0])
            {
                case '*':
                    table = line[1..].Trim();
                    break;
                case ':':
                    rules._chains.TryAdd((table, line[1..line.IndexOf(' ')]), []);
                    break;
                case '-' when line.Split(' ', 3) is ["-A", var chain, var rule]:
                    rules.In(table, chain).Add(rule);
                    break;
            }
        }

        return rules;
    }

    public bool Has(string table, string chain) => _chains.ContainsKey((table, chain));

    /// <summary>The rules of a chain, in order.</summary>
    public IReadOnlyList<string> Rules(string table, string chain) => _chains.GetValueOrDefault((table, chain)) ?? [];

    /// <summary>The chains of a table that answer a question, by name.</summary>
    public IReadOnlyList<string> Chains(string table, Func<string, bool> isMeant) =>
        [.. _chains.Keys.Where(key => key.Table == table && isMeant(key.Chain)).Select(key => key.Chain).Order(StringComparer.Ordinal)];

    /// <summary>From which chains of a table another one is entered, once for each time.</summary>
    public IReadOnlyList<string> Entering(string table, string chain) =>
    [
        .. _chains.Where(pair => pair.Key.Table == table)
            .OrderBy(pair => pair.Key.Chain, StringComparer.Ordinal)
            .SelectMany(pair => pair.Value.Where(rule => rule == $"-j {chain}").Select(_ => pair.Key.Chain)),
    ];

    private List<string> In(string table, string chain)
    {
        if (!_chains.TryGetValue((table, chain), out var rules))
        {
            _chains[(table, chain)] = rules = [];
        }

        return rules;
    }
}
