namespace Clocker.Model.Diagnostics;

/// <summary>"Did you mean": the one place that decides which known word a mistyped one resembles.</summary>
public static class Suggestions
{
    private const int LongestWord = 100;
    private const int MostWords = 2_000;

    /// <summary>The known word that is nearest to what was written, if any is near enough to be meant.</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        if (written.Length is 0 or > LongestWord)
        {
            return null;
        }

        var best = known
            .Take(MostWords)
            .Where(word => word.Length is > 0 and <= LongestWord && word != written)
            .Select(word => (Word: word, Distance: Distance(written, word)))
            .Where(candidate => candidate.Distance <= Allowed(written, candidate.Word))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Word;
    }

    /// <summary>"Did you mean "x"?", or else a sentence with what is known.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="known">The words that would be right.</param>
    /// <param name="what">What they are, as a plural: <c>services</c>.</param>
    public static string Remedy(string written, IReadOnlyCollection<string> known, string what)
    {
        const int shown = 12;
        if (Nearest(written, known) is { } nearest)
        {
            return $"Did you mean \"{nearest}\"?";
        }

        var words = known.Take(shown).Select(word => $"\"{word}\"");
        return known.Count == 0 ? $"There are no {what}."
            : $"Known {what}: {string.Join(", ", words)}{(known.Count > shown ? $" and {known.Count - shown} more" : "")}.";
    }

    /// <summary>A third of the shorter word may differ.</summary>
    private static int Allowed(string written, string word) => Math.Max(1, Math.Min(written.Length, word.Length) / 3);

    /// <summary>How many letters to insert, delete, replace or swap with their neighbour; case, hyphens and underscores do not count.</summary>
    private static int Distance(string written, string word)
    {
        string a = Plain(written), b = Plain(word);
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 ? j : j == 0 ? i : Step(i, j);
            }
        }

        return rows[a.Length, b.Length];

        int Step(int i, int j)
        {
            var cost = a[i - 1] == b[j - 1] ? 0 : 1;
            var least = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
            var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            return swapped ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
        }
    }

    private static string Plain(string word) =>
        string.Concat(word.Where(letter => letter is not ('-' or '_' or ' ')).Select(char.ToLowerInvariant));
}
