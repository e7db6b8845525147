using System.Text;

namespace Clocker.Blueprints.Compose.Variables;

/// <summary>What a backslash means between double quotes in a file of variables.</summary>
internal static class Escapes
{
    private const int MostOctalDigits = 3;

    public static string Expand(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var expanded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                expanded.Append(text[i]);
            }
            else if (text[i + 1] == '0')
            {
                i += Octal(text, i, expanded);
            }
            else
            {
                expanded.Append(Meaning(text[i + 1]) ?? $"\\{text[i + 1]}");
                i++;
            }
        }

        return expanded.ToString();
    }

    private static string? Meaning(char letter) => letter switch
    {
        'a' => "\a",
        'b' => "\b",
        'f' => "\f",
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'v' => "\v",
        '"' => "\"",
        '\\' => "\\",
        // For whoever puts in variables next, this is a dollar sign.
        '$' => "$$",
        'c' => "\\c",
        _ => null,
    };

    /// <summary>How many letters follow the backslash.</summary>
    private static int Octal(string text, int backslash, StringBuilder expanded)
    {
        var end = backslash + 2;
        while (end < text.Length && end - backslash - 2 < MostOctalDigits && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var digits = text[(backslash + 2)..end];
        var value = digits.Length == MostOctalDigits && digits.All(digit => digit < '8') ? Convert.ToInt32(digits, 8) : -1;
        expanded.Append(value is >= 0 and <= byte.MaxValue ? ((char)value).ToString() : text[backslash..end]);
        return end - backslash - 1;
    }
}
