using System.Text;

namespace Clocker.Control.Clouds;

/// <summary>Names for things on a host: what Docker permits, and what people recognise.</summary>
internal static class Names
{
    private const int Longest = 63;

    /// <summary>Joins words to a name of lower-case letters, digits, dashes, dots and underscores that starts with a letter or digit.</summary>
    public static string Of(params ReadOnlySpan<string> words)
    {
        var name = new StringBuilder();
        foreach (var word in words)
        {
            if (name.Length > 0)
            {
                name.Append('-');
            }

            foreach (var letter in word.ToLowerInvariant())
            {
                name.Append(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '_' or '-' ? letter : '-');
            }
        }

        var text = name.ToString().Trim('-', '.', '_');
        text = text.Length > Longest ? text[..Longest].TrimEnd('-', '.', '_') : text;
        return text.Length switch
        {
            0 => "unnamed",
            1 => $"{text}-x",
            _ => text,
        };
    }

    /// <summary>The name, or the name with the first number that makes it free.</summary>
    public static string Free(string name, Func<string, bool> isTaken)
    {
        var free = name;
        for (var i = 2; isTaken(free); i++)
        {
            free = $"{name}-{i}";
        }

        return free;
    }
}
