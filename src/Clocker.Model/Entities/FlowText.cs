using System.Globalization;
using System.Text;

using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Entities;

/// <summary>Reads lists and maps that are written in a text as in JSON or in YAML's flow style: <c>[a, "b, c", {d: 1}]</c>.</summary>
internal sealed class FlowText
{
    private const int MostNested = 50;

    private readonly string _text;
    private int _at;
    private int _nested;
    private bool _isBroken;

    private FlowText(string text) => _text = text;

    /// <summary>The list or map; null if the text is neither.</summary>
    public static Value? Read(string text)
    {
        var flow = new FlowText(text);
        if (flow.Peek() is not ('[' or '{'))
        {
            return null;
        }

        var value = flow.Item();
        return !flow._isBroken && flow.Peek() is null ? value : null;
    }

    private Value Item()
    {
        if (++_nested > MostNested)
        {
            return Broken();
        }

        var value = Peek() switch
        {
            '[' => List(),
            '{' => Map(),
            '"' or '\'' => Value.Of(Quoted()),
            _ => Plain(Word(",]}")),
        };
        _nested--;
        return value;
    }

    private Value List()
    {
        var items = new List<Value>();
        _at++;
        while (Peek() is not ']')
        {
            items.Add(Item());
            if (!Goes(']'))
            {
                return Broken();
            }
        }

        _at++;
        return new Value.Sequence(items.ToValueList());
    }

    private Value Map()
    {
        var entries = new List<KeyValuePair<string, Value>>();
        _at++;
        while (Peek() is not '}')
        {
            var key = Peek() is '"' or '\'' ? Quoted() : Word(":,]}=");
            if (key.Length == 0 || Peek() is not (':' or '='))
            {
                return Broken();
            }

            _at++;
            entries.Add(new(key, Peek() is ',' or '}' ? new Value.Nothing() : Item()));
            if (!Goes('}'))
            {
                return Broken();
            }
        }

        _at++;
        return new Value.Fields(entries.ToValueMap());
    }

    /// <summary>After an item comes a comma or the end.</summary>
    private bool Goes(char end)
    {
        if (_isBroken || Peek() is not { } next || (next != ',' && next != end))
        {
            return false;
        }

        _at += next == ',' ? 1 : 0;
        return true;
    }

    private string Quoted()
    {
        var quote = _text[_at++];
        var text = new StringBuilder();
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] == quote)
            {
                _at++;
                return text.ToString();
            }

            if (_text[_at] == '\\' && quote == '"' && _at + 1 < _text.Length)
            {
                _at++;
                text.Append(_text[_at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var letter => letter });
            }
            else
            {
                text.Append(_text[_at]);
            }
        }

        _isBroken = true;
        return "";
    }

    private string Word(string ends)
    {
        var start = _at;
        while (_at < _text.Length && !ends.Contains(_text[_at], StringComparison.Ordinal))
        {
            _at++;
        }

        return _text[start.._at].Trim();
    }

    private Value Plain(string word) =>
        word.Length == 0 ? Broken()
        : word is "true" or "false" ? Value.Of(word == "true")
        : word is "null" or "~" ? new Value.Nothing()
        : decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == word ? Value.Of(number)
        : Value.Of(word);

    private Value.Nothing Broken()
    {
        _isBroken = true;
        _at = _text.Length;
        return new();
    }

    private char? Peek()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : null;
    }
}
