using System.Text;
using System.Text.RegularExpressions;

namespace Clocker.Blueprints.Camp;

/// <summary>Regular expressions and globs of authors whom nobody knows: in bounded time.</summary>
internal sealed class Pattern
{
    private const int Longest = 10_000;
    private const int MostPatience = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private int _lostPatience;

    /// <summary>What is wrong with a pattern, or null.</summary>
    public static string? Problem(string pattern, bool isGlob)
    {
        if (pattern.Length > Longest)
        {
            return $"the pattern is longer than {Longest} characters";
        }

        try
        {
            _ = Make(pattern, isGlob);
            return null;
        }
        catch (ArgumentException mistake)
        {
            return $"\"{pattern}\" is not a pattern: {mistake.Message.ReplaceLineEndings(" ").TrimEnd('.')}";
        }
    }

    /// <summary>Whether all of a text fits; null if that takes too long to find out.</summary>
    public bool? Fits(string text, string pattern, bool isGlob)
    {
        if (_lostPatience >= MostPatience)
        {
            return null;
        }

        try
        {
            return Make(pattern, isGlob).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            _lostPatience++;
            return null;
        }
    }

    private static Regex Make(string pattern, bool isGlob) =>
        new($@"\A(?:{(isGlob ? Translated(pattern) : pattern)})\z", RegexOptions.CultureInvariant | (isGlob ? RegexOptions.Singleline : RegexOptions.None), Patience);

    /// <summary>A glob as a regular expression: <c>*</c>, <c>?</c>, <c>[abc]</c> and <c>{one,two}</c>.</summary>
    private static string Translated(string glob)
    {
        var result = new StringBuilder();
        var braces = 0;
        for (var i = 0; i < glob.Length; i++)
        {
            var close = glob[i] == '[' ? glob.IndexOf(']', i + 1) : -1;
            if (close > i + 1)
            {
                var set = glob[(i + 1)..close].Replace(@"\", @"\\", StringComparison.Ordinal).Replace("[", @"\[", StringComparison.Ordinal);
                result.Append('[').Append(set is ['!', .. var rest] ? $"^{rest}" : set).Append(']');
                i = close;
                continue;
            }

            switch (glob[i])
            {
                case '*':
                    result.Append(".*");
                    break;
                case '?':
                    result.Append('.');
                    break;
                case '{':
                    braces++;
                    result.Append("(?:");
                    break;
                case '}' when braces > 0:
                    braces--;
                    result.Append(')');
                    break;
                case ',' when braces > 0:
                    result.Append('|');
                    break;
                default:
                    result.Append(Regex.Escape(glob[i].ToString()));
                    break;
            }
        }

        return result.Append(')', braces).ToString();
    }
}
