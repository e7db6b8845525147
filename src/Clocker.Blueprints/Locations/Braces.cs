using System.Globalization;

namespace Clocker.Blueprints.Locations;

/// <summary>Expands <c>10.0.0.{1,5-7}</c> to what it stands for, and cuts lists at the commas outside of braces.</summary>
internal static class Braces
{
    /// <summary>More is a mistake.</summary>
    public const int Most = 10_000;

    /// <summary>The items of a list, and where each begins.</summary>
    public static IEnumerable<(string Item, int At)> Cut(string text)
    {
        var (from, depth) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && depth == 0))
            {
                var item = text[from..i];
                if (item.Trim().Length > 0)
                {
                    yield return (item.Trim(), from + item.Length - item.TrimStart().Length);
                }

                from = i + 1;
            }
            else
            {
                depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            }
        }
    }

    /// <summary>All that an item stands for; null if a brace is not closed, a range is none, or it is more than anybody has.</summary>
    public static IReadOnlyList<string>? Expand(string item)
    {
        IReadOnlyList<string> all = [""];
        while (item.Length > 0)
        {
            var open = item.IndexOf('{');
            var close = open < 0 ? -1 : item.IndexOf('}', open);
            var head = open < 0 ? item : item[..open];
            if (head.Contains('}') || (open >= 0 && close < 0))
            {
                return null;
            }

            var choices = open < 0 ? [""] : Choices(item[(open + 1)..close]);
            if (choices is null || (long)all.Count * choices.Count > Most)
            {
                return null;
            }

            all = [.. all.SelectMany(_ => choices, (before, choice) => before + head + choice)];
            item = open < 0 ? "" : item[(close + 1)..];
        }

        return all;
    }

    private static List<string>? Choices(string text)
    {
        var all = new List<string>();
        foreach (var choice in text.Split(','))
        {
            var ends = choice.Split('-');
            if (ends is [var one])
            {
                all.Add(one.Trim());
            }
            else if (ends.Length == 2 && Number(ends[0]) is { } first && Number(ends[1]) is { } last && first <= last && last - first < Most)
            {
                all.AddRange(Enumerable.Range(first, last - first + 1).Select(number => number.ToString(CultureInfo.InvariantCulture)));
            }
            else
            {
                return null;
            }
        }

        return all;
    }

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
