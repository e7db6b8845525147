using YamlDotNet.Core;

namespace Clocker.Blueprints.Yaml;

/// <summary>The text by lines, to find the place of a character that YAML's quoting has moved.</summary>
internal sealed class SourceLines(string text)
{
    private string[]? _lines;

    private string[] Lines => _lines ??= text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');

    /// <summary>The first tab that indents a line, from a line on; null if there is none.</summary>
    public Position? FirstTabIndent(int from)
    {
        for (var i = Math.Max(0, from - 1); i < Lines.Length; i++)
        {
            if (Indent(Lines[i]).IndexOf('\t', StringComparison.Ordinal) is >= 0 and var column)
            {
                return new(i + 1, column + 1);
            }
        }

        return null;
    }

    /// <summary>Whether a line, or the one before it, has typographic quotes or dashes.</summary>
    public bool HasSlideMarks(int line) =>
        Enumerable.Range(line - 1, 2).Any(number => number >= 1 && number <= Lines.Length && Camp.SlideMarks.AreIn(Lines[number - 1]));

    /// <summary>From the index of a character in a scalar's content to how many columns after the scalar's begin it stands.</summary>
    public Func<int, int> Columns(Position at, ScalarStyle style) => style switch
    {
        ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted => index => Walk(at, style == ScalarStyle.DoubleQuoted, index),
        _ => index => index,
    };

    private static string Indent(string line) => line[..(line.Length - line.TrimStart(' ', '\t').Length)];

    private int Walk(Position at, bool hasEscapes, int index)
    {
        var line = at.Line >= 1 && at.Line <= Lines.Length ? Lines[at.Line - 1] : "";
        var column = at.Column;
        for (var i = 0; i < index && column < line.Length; i++)
        {
            var isEscape = hasEscapes ? line[column] == '\\' : line[column] == '\'';
            column += !isEscape ? 1 : 2 + (hasEscapes && column + 1 < line.Length ? Digits(line[column + 1]) : 0);
        }

        return column - at.Column + 1;
    }

    private static int Digits(char escape) => escape switch
    {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
}
