using YamlDotNet.Core;

namespace Clocker.Blueprints.Yaml;

/// <summary>The text by lines, to find the place of a character that YAML's quoting has moved.</summary>
internal sealed class SourceLines(string text)
{
    /// <summary>Where each line begins, and one more where the line after the last would.</summary>
    private int[]? _starts;

    private int[] Starts => _starts ??= FindStarts();

    private int Count => Starts.Length - 1;

    /// <summary>The first tab that indents a line, from a line on; null if there is none.</summary>
    public Position? FirstTabIndent(int from)
    {
        for (var number = Math.Max(1, from); number <= Count; number++)
        {
            if (Indent(Line(number)).IndexOf('\t') is >= 0 and var column)
            {
                return new(number, column + 1);
            }
        }

        return null;
    }

    /// <summary>Whether a line, or the one before it, has typographic quotes or dashes.</summary>
    public bool HasSlideMarks(int line) =>
        Enumerable.Range(line - 1, 2).Any(number => Camp.SlideMarks.AreIn(Line(number)));

    /// <summary>How a scalar that begins at a place is written.</summary>
    public Spelling Spelling(Position at, ScalarStyle style, bool isPlain, bool isOneLine) => (isPlain, isOneLine) switch
    {
        (true, true) => Yaml.Spelling.Plain,
        (true, false) => Yaml.Spelling.PlainLines,
        (false, false) => Yaml.Spelling.Text,
        _ => style is ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted ? Quoted(at, style == ScalarStyle.DoubleQuoted) : Yaml.Spelling.Verbatim,
    };

    private Spelling Quoted(Position at, bool hasEscapes) => new(false, index => Walk(at, hasEscapes, index));

    private static ReadOnlySpan<char> Indent(ReadOnlySpan<char> line) => line[..(line.Length - line.TrimStart(" \t").Length)];

    /// <summary>A line without its end; empty if there is none of that number.</summary>
    private ReadOnlySpan<char> Line(int number) =>
        number < 1 || number > Count ? default : text.AsSpan(Starts[number - 1]..Starts[number]).TrimEnd("\r\n");

    private int[] FindStarts()
    {
        var starts = new List<int> { 0 };
        for (var at = 0; at < text.Length;)
        {
            var end = text.AsSpan(at).IndexOfAny('\r', '\n');
            if (end < 0)
            {
                break;
            }

            at += end + (text[at + end] == '\r' && at + end + 1 < text.Length && text[at + end + 1] == '\n' ? 2 : 1);
            starts.Add(at);
        }

        starts.Add(text.Length);
        return [.. starts];
    }

    private int Walk(Position at, bool hasEscapes, int index)
    {
        var line = Line(at.Line);
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
