using System.Buffers;

using Clocker.Blueprints.Yaml;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>
/// Finds typographic quotes, dashes and no-break spaces where they change what the text means: slides and word processors put
/// them in the place of what was typed, and YAML takes them for letters.
/// </summary>
internal sealed class SlideMarks(DiagnosticList diagnostics)
{
    private const string Quotes = "“”„‟‘’‚‛«»";
    private const string Dashes = "–—―−‐‑";
    private const string Spaces = "\u00A0\u2007\u202F\u2009\u3000";

    private static readonly SearchValues<char> All = SearchValues.Create(Quotes + Dashes + Spaces);

    /// <summary>Keys whose value is prose, where such marks belong.</summary>
    private static readonly string[] Prose = ["description", "origin", "label"];

    private readonly HashSet<Node> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether there is one of these marks in a text.</summary>
    public static bool AreIn(ReadOnlySpan<char> text) => text.ContainsAny(All);

    public void Check(Node node) => Check(node, "");

    private void Check(Node node, string key)
    {
        // What an anchor names is looked at once, however often it is used.
        if (!_seen.Add(node))
        {
            return;
        }

        switch (node)
        {
            case ScalarNode scalar:
                CheckScalar(scalar, key);
                break;
            case SequenceNode list:
                foreach (var item in list.Items)
                {
                    Check(item, key);
                }

                break;
            case MappingNode map:
                foreach (var entry in map.Entries)
                {
                    CheckEntry(entry);
                }

                break;
        }
    }

    private void CheckEntry(MappingNode.Entry entry)
    {
        if (entry.Key is { IsPlain: true } && AreIn(entry.Key.Text))
        {
            CheckKey(entry.Key);
        }

        if (entry.Value is ScalarNode scalar)
        {
            if (_seen.Add(scalar) && !Prose.Contains(entry.Name))
            {
                CheckScalar(scalar, entry.Name);
            }
        }
        else
        {
            Check(entry.Value, entry.Name);
        }
    }

    private void CheckKey(ScalarNode key)
    {
        var first = key.Text.AsSpan().IndexOfAny(All);
        if (first == 0 && Dashes.Contains(key.Text[0], StringComparison.Ordinal))
        {
            Report(key, 0, "Begin an entry of a list with a hyphen and a space: \"- \".");
        }
        else if (Quotes.Contains(key.Text[first], StringComparison.Ordinal) && first == 0)
        {
            Report(key, 0, "Use straight quotes, or none.");
        }
        else if (Spaces.Contains(key.Text[first], StringComparison.Ordinal))
        {
            Report(key, first, "Indent and separate with plain spaces.");
        }
    }

    private void CheckScalar(ScalarNode scalar, string key)
    {
        var first = scalar.Text.AsSpan().IndexOfAny(All);
        if (first < 0)
        {
            return;
        }

        if (scalar.Text.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal))
        {
            CheckExpression(scalar);
        }
        else if (scalar.IsPlain && first == 0 && Quotes.Contains(scalar.Text[0], StringComparison.Ordinal))
        {
            Report(scalar, 0, "Use straight quotes: \" or '.");
        }
        else if (scalar.IsPlain && first == 0 && Dashes.Contains(scalar.Text[0], StringComparison.Ordinal) && scalar.Text.Length > 1 && char.IsWhiteSpace(scalar.Text[1]))
        {
            Report(scalar, 0, "Begin an entry of a list with a hyphen and a space: \"- \".");
        }
        else if (scalar.IsPlain && Spaces.Contains(scalar.Text[first], StringComparison.Ordinal) && (first == 0 || scalar.Text[first - 1] == ':'))
        {
            Report(scalar, first, "Indent, and separate a key from its value, with plain spaces.");
        }
        else if (scalar.IsPlain && (CampKeys.Type.Contains(key) || key is "id" or "location" or "locations"))
        {
            Report(scalar, first, "Write it with plain characters.");
        }
        else if (IsCommand(key) && Option(scalar.Text) is >= 0 and var option)
        {
            Report(scalar, option, "Write options with hyphens: - or --.");
        }
    }

    /// <summary>In an expression the marks are letters only between straight quotes; wrong quotes are the expression's own mistake.</summary>
    private void CheckExpression(ScalarNode scalar)
    {
        var isQuoted = false;
        for (var i = 0; i < scalar.Text.Length; i++)
        {
            if (scalar.Text[i] == '\\')
            {
                i++;
            }
            else if (scalar.Text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && All.Contains(scalar.Text[i]))
            {
                if (!Quotes.Contains(scalar.Text[i], StringComparison.Ordinal))
                {
                    Report(scalar, i, "Write expressions with plain characters.");
                }

                return;
            }
        }
    }

    private static bool IsCommand(string key) =>
        key is "command" or "commands" or "entrypoint" || key.EndsWith(".command", StringComparison.Ordinal) || key.EndsWith(".commands", StringComparison.Ordinal);

    /// <summary>Where a dash stands before a letter and after a space, as that of an option does.</summary>
    private static int Option(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (Dashes.Contains(text[i], StringComparison.Ordinal) && char.IsAsciiLetter(text[i + 1]) && (i == 0 || char.IsWhiteSpace(text[i - 1])))
            {
                return i;
            }
        }

        return -1;
    }

    private void Report(ScalarNode scalar, int index, string remedy)
    {
        var mark = scalar.Text[index];
        var what = Quotes.Contains(mark, StringComparison.Ordinal) ? $"typographic quote {mark}"
            : Dashes.Contains(mark, StringComparison.Ordinal) ? $"typographic dash {mark}"
            : "no-break space or the like";
        diagnostics.Error(Codes.SlideMarks, scalar.PlaceOf(index), $"There is a {what} here, as slides and word processors put it.", remedy);
    }
}
