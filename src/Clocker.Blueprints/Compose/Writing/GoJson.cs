using System.Globalization;
using System.Text;

using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Writing;

/// <summary>JSON as Compose prints it, letter for letter.</summary>
internal sealed class GoJson(bool isIndented)
{
    private readonly StringBuilder _text = new();

    /// <summary>In lines, indented by two.</summary>
    public static string Indented(ComposeNode node)
    {
        var json = new GoJson(isIndented: true);
        json.Write(node, 0);
        return json._text.ToString();
    }

    /// <summary>In one line.</summary>
    public static string Compact(ComposeNode node)
    {
        var json = new GoJson(isIndented: false);
        json.Write(node, 0);
        return json._text.ToString();
    }

    private void Write(ComposeNode node, int depth)
    {
        switch (node)
        {
            case ComposeMap map:
                _text.Append('{');
                for (var i = 0; i < map.Count; i++)
                {
                    Separate(i, depth + 1);
                    Text(map.Entries[i].Name);
                    _text.Append(isIndented ? ": " : ":");
                    Write(map.Entries[i].Value, depth + 1);
                }

                Close('}', map.Count, depth);
                break;
            case ComposeList list:
                _text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    Separate(i, depth + 1);
                    Write(list.Items[i], depth + 1);
                }

                Close(']', list.Items.Count, depth);
                break;
            case ComposeScalar scalar:
                Write(scalar);
                break;
        }
    }

    private void Write(ComposeScalar scalar)
    {
        switch (scalar.Type)
        {
            case ScalarKind.Null:
                _text.Append("null");
                break;
            case ScalarKind.Text:
                Text(scalar.Printed);
                break;
            default:
                _text.Append(scalar.Printed);
                break;
        }
    }

    private void Separate(int index, int depth)
    {
        _text.Append(index == 0 ? "" : ",");
        NewLine(depth);
    }

    private void Close(char bracket, int count, int depth)
    {
        if (count > 0)
        {
            NewLine(depth);
        }

        _text.Append(bracket);
    }

    private void NewLine(int depth)
    {
        if (isIndented)
        {
            _text.Append('\n').Append(' ', depth * 2);
        }
    }

    private void Text(string text)
    {
        _text.Append('"');
        foreach (var letter in text)
        {
            switch (letter)
            {
                case '"' or '\\':
                    _text.Append('\\').Append(letter);
                    break;
                case '\n':
                    _text.Append("\\n");
                    break;
                case '\r':
                    _text.Append("\\r");
                    break;
                case '\t':
                    _text.Append("\\t");
                    break;
                case '\b':
                    _text.Append("\\b");
                    break;
                case '\f':
                    _text.Append("\\f");
                    break;
                case < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029':
                    _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
                    break;
                default:
                    _text.Append(letter);
                    break;
            }
        }

        _text.Append('"');
    }
}
