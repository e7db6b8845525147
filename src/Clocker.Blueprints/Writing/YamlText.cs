using System.Globalization;
using System.Text;

using Clocker.Blueprints.Yaml;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Writing;

/// <summary>Writes YAML as people do: in blocks, with quotes only where they are needed.</summary>
internal sealed class YamlText
{
    private const int LongestKey = 500;
    private const string Safe = "-_./+@$:=, ()\"\\%";

    private readonly StringBuilder _text = new();

    /// <summary>The text of a document.</summary>
    public static string Of(Written document)
    {
        var yaml = new YamlText();
        yaml.Block(document, "", isRoot: true);
        return yaml._text.ToString();
    }

    /// <summary>Writes what follows a key or a hyphen; the line is open.</summary>
    private void Block(Written piece, string indent, bool isRoot = false)
    {
        switch (piece)
        {
            case Written.Map { Entries.Count: > 0 } map:
                EndLine(isRoot);
                Entries(map, isRoot ? "" : $"{indent}  ");
                break;
            case Written.List { Items.Count: > 0 } list:
                EndLine(isRoot);
                Items(list, isRoot ? "" : indent);
                break;
            case Written.Text { Content: var content } when Literal(content) is { } style:
                Space(isRoot);
                _text.Append(style).Append('\n');
                foreach (var line in content.TrimEnd('\n').Split('\n'))
                {
                    _text.Append(line.Length == 0 ? "" : $"{indent}  ").Append(line).Append('\n');
                }

                break;
            default:
                Space(isRoot);
                _text.Append(Flow(piece)).Append('\n');
                break;
        }
    }

    private void Entries(Written.Map map, string indent)
    {
        foreach (var (key, value) in map.Entries)
        {
            _text.Append(indent).Append(key.Length > LongestKey ? $"? {Scalar(key)}\n{indent}:" : $"{Scalar(key)}:");
            Block(value, indent);
        }
    }

    private void Items(Written.List list, string indent)
    {
        foreach (var item in list.Items)
        {
            _text.Append(indent).Append('-');
            if (item is Written.Map { Entries: { Count: > 0 } entries } && entries[0].Key.Length <= LongestKey)
            {
                // The first entry stands beside the hyphen, the others below it.
                _text.Append(' ').Append(Scalar(entries[0].Key)).Append(':');
                Block(entries[0].Value, $"{indent}  ");
                Entries(new([.. entries.Skip(1)]), $"{indent}  ");
            }
            else
            {
                Block(item, item is Written.List ? $"{indent}  " : indent);
            }
        }
    }

    private void EndLine(bool isRoot) => _text.Append(isRoot ? "" : "\n");

    private void Space(bool isRoot) => _text.Append(isRoot ? "" : " ");

    private static string Flow(Written piece) => piece switch
    {
        Written.Plain plain => plain.Word,
        Written.Text text => Scalar(text.Content),
        Written.List => "[]",
        Written.Map => "{}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The mark of a block that shows a text of lines as it is; null if the text cannot stand in one.</summary>
    private static string? Literal(string text)
    {
        var body = text.TrimEnd('\n');
        if (!body.Contains('\n', StringComparison.Ordinal) || body[0] is ' ' or '\n' || text.Length - body.Length > 1
            || text.Any(letter => letter != '\n' && letter != '\t' && !IsPrintable(letter)))
        {
            return null;
        }

        return text.EndsWith('\n') ? "|" : "|-";
    }

    private static string Scalar(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>Whether the text, unquoted, is that text again and nothing else. Few characters are trusted, so that none can surprise.</summary>
    private static bool IsPlain(string text) =>
        text.Length is > 0 and <= 200
        && (char.IsLetterOrDigit(text[0]) || text[0] is '/' or '.' or '_' or '$' or '+' or '(')
        && text.All(letter => (letter < 0x2000 && char.IsLetterOrDigit(letter)) || Safe.Contains(letter, StringComparison.Ordinal))
        && !text.EndsWith(' ') && !text.EndsWith(':') && !text.Contains(": ", StringComparison.Ordinal)
        && text is not ("." or "..." or "=")
        && new ScalarNode(default, text, Spelling.Plain).Value == Value.Of(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\U{char.ConvertToUtf32(letter, text[++i]):X8}");
                continue;
            }

            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                '\r' => "\\r",
                _ when IsPrintable(letter) => letter.ToString(),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPrintable(char letter) => letter is >= ' ' and <= '~' or (>= '\u00A1' and < '\u2000') or (>= '\u2010' and <= '\u2027') or (>= '\u3001' and < '\uD800');
}
