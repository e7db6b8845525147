using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using Clocker.Blueprints.Compose.Parsing;
using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Writing;

/// <summary>A text as a scalar: plain where it is still a text then, else in quotes, and as a block if it has lines.</summary>
internal static partial class GoYamlScalar
{
    private static readonly string[] OldBooleans =
        ["y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off", "OFF"];

    public static string Key(string text) => Styled(text, ScalarAnalysis.Of(text), 0, isKey: true);

    /// <summary>A value; the lines of a block are indented.</summary>
    public static string Text(string text, int indent) => Styled(text, ScalarAnalysis.Of(text), indent, isKey: false);

    private static string Styled(string text, ScalarAnalysis analysis, int indent, bool isKey)
    {
        if (text.Contains('\n', StringComparison.Ordinal))
        {
            return analysis.AllowsBlock && !isKey ? Literal(text, indent) : Doubly(text);
        }

        return !StaysText(text) ? Doubly(text)
            : analysis.AllowsPlain ? text
            : analysis.AllowsSingle ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
            : Doubly(text);
    }

    /// <summary>Whether an unquoted scalar means this text, for parsers of all ages.</summary>
    private static bool StaysText(string text) =>
        text.Length > 0 && ScalarReading.Plain(text, default).Type == ScalarKind.Text
        && text != "<<" && !OldBooleans.Contains(text) && !Sexagesimal().IsMatch(text) && !Date().IsMatch(text);

    private static string Literal(string text, int indent)
    {
        var lines = new StringBuilder("|");
        lines.Append(text[0] is ' ' or '\n' ? "2" : "");
        lines.Append(text[^1] != '\n' ? "-" : text.Length == 1 || text[^2] == '\n' ? "+" : "");
        var content = text[^1] == '\n' ? text[..^1] : text;
        foreach (var line in content.Split('\n'))
        {
            lines.Append('\n');
            if (line.Length > 0)
            {
                lines.Append(' ', indent).Append(line);
            }
        }

        return lines.ToString();
    }

    private static string Doubly(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(Escaped(rune.Value) ?? rune.ToString());
        }

        return quoted.Append('"').ToString();
    }

    private static string? Escaped(int letter) => letter switch
    {
        0 => "\\0",
        7 => "\\a",
        8 => "\\b",
        9 => "\\t",
        10 => "\\n",
        11 => "\\v",
        12 => "\\f",
        13 => "\\r",
        27 => "\\e",
        '"' => "\\\"",
        '\\' => "\\\\",
        0x85 => "\\N",
        0xA0 => "\\_",
        0x2028 => "\\L",
        0x2029 => "\\P",
        _ when ScalarAnalysis.IsPrintable(letter) => null,
        <= 0xFF => string.Create(CultureInfo.InvariantCulture, $"\\x{letter:X2}"),
        <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{letter:X4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{letter:X8}"),
    };

    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sexagesimal();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\.[0-9]+)?([Zz]|[-+][0-9]{2}:[0-9]{2})?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
