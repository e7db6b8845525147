using System.Text;
using System.Text.RegularExpressions;

namespace Clocker.Model.Expressions;

/// <summary>Java's regular expressions, as far as they can be matched in time that grows with the text alone.</summary>
public static class JavaRegex
{
    private const int LongestPattern = 1_000;
    private const double MostRepetitions = 1_000;

    private const RegexOptions Bounded = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    /// <summary>Java's <c>String.replaceAll</c>.</summary>
    /// <exception cref="FormatException">The pattern or the replacement is not one; the message says why.</exception>
    public static string ReplaceAll(string text, string pattern, string replacement) => Read(pattern).Replace(text, Replacement(replacement));

    /// <summary>Java's <c>String.matches</c>: all of the text.</summary>
    /// <exception cref="FormatException">The pattern is not one; the message says why.</exception>
    public static bool Matches(string text, string pattern) => Read($"\\A(?:{pattern})\\z").IsMatch(text);

    /// <summary>What is wrong with a pattern; null if nothing.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            Read(pattern);
            return null;
        }
        catch (FormatException mistake)
        {
            return mistake.Message;
        }
    }

    /// <summary>What is wrong with a replacement; null if nothing.</summary>
    public static string? ProblemOfReplacement(string replacement)
    {
        try
        {
            Replacement(replacement);
            return null;
        }
        catch (FormatException mistake)
        {
            return mistake.Message;
        }
    }

    private static Regex Read(string pattern)
    {
        if (pattern.Length > LongestPattern || Repetitions(pattern) > MostRepetitions)
        {
            throw new FormatException($"the pattern \"{(pattern.Length > 50 ? $"{pattern[..50]}…" : pattern)}\" is longer, or repeats more, than can be matched in good time");
        }

        try
        {
            return new(Unquote(pattern), Bounded);
        }
        catch (NotSupportedException)
        {
            throw new FormatException($"the pattern \"{pattern}\" looks around, refers back or is too large, which could take for ever; write it without");
        }
        catch (ArgumentException mistake)
        {
            throw new FormatException($"\"{pattern}\" is not a regular expression: {mistake.Message.TrimEnd('.')}");
        }
    }

    /// <summary>How often a piece could be repeated at most, if all repetitions were inside each other.</summary>
    private static double Repetitions(string pattern)
    {
        var product = 1d;
        for (var at = pattern.IndexOf('{'); at >= 0; at = pattern.IndexOf('{', at + 1))
        {
            var highest = 0d;
            var number = 0d;
            for (var i = at + 1; i < pattern.Length && (char.IsAsciiDigit(pattern[i]) || pattern[i] == ','); i++)
            {
                number = pattern[i] == ',' ? 0 : (number * 10) + (pattern[i] - '0');
                highest = Math.Max(highest, number);
            }

            product *= Math.Max(1, highest);
        }

        return product;
    }

    /// <summary>Java's <c>\Q…\E</c> is literal text.</summary>
    private static string Unquote(string pattern)
    {
        var text = new StringBuilder();
        var at = 0;
        while (pattern.IndexOf("\\Q", at, StringComparison.Ordinal) is >= 0 and var begin)
        {
            var end = pattern.IndexOf("\\E", begin, StringComparison.Ordinal);
            text.Append(pattern, at, begin - at).Append(Regex.Escape(pattern[(begin + 2)..(end < 0 ? pattern.Length : end)]));
            at = end < 0 ? pattern.Length : end + 2;
        }

        return text.Append(pattern, at, pattern.Length - at).ToString();
    }

    /// <summary>Java escapes with a backslash, .NET by doubling the dollar; groups are <c>$1</c> and <c>${name}</c> in both.</summary>
    private static string Replacement(string replacement)
    {
        var text = new StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            switch (replacement[i])
            {
                case '\\' when i + 1 < replacement.Length:
                    i++;
                    text.Append(replacement[i] == '$' ? "$$" : replacement[i]);
                    break;
                case '$' when i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1]):
                    text.Append("${").Append(replacement[++i]).Append('}');
                    break;
                case '$' when i + 1 < replacement.Length && replacement[i + 1] == '{' && replacement.IndexOf('}', i) > i + 2:
                    var end = replacement.IndexOf('}', i);
                    text.Append(replacement, i, end + 1 - i);
                    i = end;
                    break;
                case '$' or '\\':
                    throw new FormatException($"\"{replacement}\" is not a replacement: write \\\\ for a backslash and \\$ for a dollar sign");
                default:
                    text.Append(replacement[i]);
                    break;
            }
        }

        return text.ToString();
    }
}
