using System.Globalization;
using System.Text;

using Clocker.Model.Values;

namespace Clocker.Blueprints.Camp;

/// <summary>Reads the string form of the <c>$brooklyn:</c> language.</summary>
internal sealed class DslSyntax
{
    /// <summary>What every expression begins with.</summary>
    public const string Prefix = "$brooklyn:";

    private const string FunctionPrefix = "function";
    private const int MostNested = 100;
    private const int MostCalls = 100;

    private readonly string _text;
    private int _at;
    private int _nested;

    private DslSyntax(string text) => _text = text;

    /// <summary>Reads a text that begins with the prefix; on a mistake the term is null and says where and what.</summary>
    public static (DslTerm.Chain? Term, DslMistake? Mistake) Read(string text)
    {
        var syntax = new DslSyntax(text);
        try
        {
            var chain = syntax.Chain();
            syntax.SkipSpace();
            return syntax._at == text.Length ? (chain, null) : (null, new(syntax._at, $"\"{syntax.Rest()}\" is left over after the expression."));
        }
        catch (DslMistakeException mistake)
        {
            return (null, mistake.Mistake);
        }
    }

    private DslTerm.Chain Chain()
    {
        if (++_nested > MostNested)
        {
            throw Wrong("The expression is nested more than 100 deep.");
        }

        SkipSpace();
        var start = _at;
        if (_text.AsSpan(_at).StartsWith(Prefix, StringComparison.Ordinal))
        {
            _at += Prefix.Length;
        }

        var steps = new List<DslTerm> { Call() };
        while (Peek() is '.' or '[')
        {
            if (steps.Count == MostCalls)
            {
                throw Wrong("More than 100 calls follow each other.");
            }

            _at += Peek() == '.' ? 1 : 0;
            steps.Add(Peek() == '[' ? Item() : Call());
        }

        _nested--;
        return new(steps, start);
    }

    /// <summary><c>[0]</c> or <c>["key"]</c>.</summary>
    private DslTerm.Item Item()
    {
        var start = _at++;
        var inner = Peek();
        Value key;
        if (inner == '"')
        {
            key = Value.Of(Quoted().Text);
        }
        else if (Word() is { Length: > 0 and < 10 } word && word.All(char.IsAsciiDigit))
        {
            key = Value.Of(int.Parse(word, CultureInfo.InvariantCulture));
            _at += word.Length;
        }
        else
        {
            throw Wrong("In brackets an index or a key in double quotes is expected: [0] or [\"key\"].");
        }

        if (Peek() != ']')
        {
            throw Wrong("A bracket is not closed.");
        }

        _at++;
        return new(key, start);
    }

    private DslTerm.Call Call()
    {
        SkipSpace();
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        if (_at == start)
        {
            throw Wrong(_at < _text.Length ? $"A function is expected here, not \"{Rest()}\"." : "A function is expected at the end.");
        }

        var name = _text[start.._at];
        if (name == FunctionPrefix && Peek() == '.')
        {
            // Brooklyn groups functions that give functions under one name.
            _at++;
            var rest = Call();
            return rest with { Name = $"{FunctionPrefix}.{rest.Name}", Start = start };
        }

        return new(name, Peek() == '(' ? Arguments() : null, start);
    }

    private List<DslTerm> Arguments()
    {
        var arguments = new List<DslTerm>();
        _at++;
        if (Peek() == ')')
        {
            _at++;
            return arguments;
        }

        while (true)
        {
            arguments.Add(Argument());
            var next = Peek();
            if (next is not (',' or ')'))
            {
                throw Wrong(next is null ? "A parenthesis is not closed." : $"A comma or ) is expected here, not \"{Rest()}\".");
            }

            _at++;
            if (next == ')')
            {
                return arguments;
            }
        }
    }

    private DslTerm Argument()
    {
        var next = Peek();
        return next switch
        {
            '"' => Quoted(),
            '\u201c' or '\u201d' or '\u201e' or '\u00ab' or '\u00bb' or '\u2018' or '\u2019' => throw Wrong($"\"{next}\" is a typographic quote; texts in an expression are in straight double quotes."),
            '\'' => throw Wrong("Texts in an expression are in double quotes, not in single ones."),
            >= '0' and <= '9' or '-' => throw Wrong($"Numbers in an expression are in double quotes: \"{Word()}\"."),
            _ => Word() is "true" or "false" or "null" ? throw Wrong($"Write \"{Word()}\" in double quotes.") : Chain(),
        };
    }

    private DslTerm.Quoted Quoted()
    {
        var start = _at++;
        var text = new StringBuilder();
        for (; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case '"':
                    _at++;
                    return new(text.ToString(), start);
                case '\\' when _at + 1 < _text.Length:
                    text.Append(Escape());
                    break;
                default:
                    text.Append(_text[_at]);
                    break;
            }
        }

        _at = start;
        throw Wrong("A text in double quotes is not closed.");
    }

    /// <summary>Java's escapes; leaves the place at the escape's last character.</summary>
    private char Escape()
    {
        var letter = _text[++_at];
        if (letter == 'u' && _at + 4 < _text.Length
            && ushort.TryParse(_text.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            _at += 4;
            return (char)code;
        }

        return letter switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\b',
            'f' => '\f',
            _ => letter,
        };
    }

    /// <summary>Whether a text is an expression written as a line of YAML: <c>$brooklyn:formatString: […]</c>.</summary>
    public static bool IsYaml(string text)
    {
        var at = Prefix.Length;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.'))
        {
            at++;
        }

        return at > Prefix.Length && at + 1 < text.Length && text[at] == ':' && char.IsWhiteSpace(text[at + 1]);
    }

    private string Word()
    {
        var end = _at;
        while (end < _text.Length && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '-' or '.' or '_'))
        {
            end++;
        }

        return _text[_at..end];
    }

    private string Rest()
    {
        const int shown = 20;
        var rest = _text[_at..];
        return rest.Length > shown ? $"{rest[..shown]}..." : rest;
    }

    private char? Peek()
    {
        SkipSpace();
        return _at < _text.Length ? _text[_at] : null;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private DslMistakeException Wrong(string what) => new(new(_at, what));
}
