using System.Globalization;
using System.Text;

using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Templates;

/// <summary>Reads formulas of Freemarker, by its order of precedence.</summary>
internal sealed class FormulaReader(string text, int start, int end, int nested)
{
    private const int MostNested = 50;

    private static readonly string[][] Signs = [["||"], ["&&"], ["==", "!=", "="], ["<=", ">=", "<", ">", "lte", "gte", "lt", "gt"]];

    private static readonly string[] Factors = ["*", "/", "%"];

    private int _at = start;
    private int _nested = nested;

    /// <summary>Whether everything was read.</summary>
    public bool IsAtEnd => Peek() is null;

    /// <summary>The place that was read up to.</summary>
    public int At => _at;

    /// <summary>A formula, up to where it ends.</summary>
    public Formula Read() => Level(0);

    /// <summary>A formula that everything belongs to.</summary>
    public Formula ReadAll()
    {
        var formula = Read();
        return IsAtEnd ? formula : throw Wrong($"\"{Rest()}\" is left over");
    }

    /// <summary>A name; null if none stands here.</summary>
    public string? Word()
    {
        var from = Peek() is { } letter && IsFirstOfName(letter) ? _at : -1;
        if (from < 0)
        {
            return null;
        }

        while (_at < end && IsOfName(text[_at]))
        {
            _at++;
        }

        return text[from.._at];
    }

    /// <summary>Takes a sign if it stands here.</summary>
    public bool Take(string sign)
    {
        if (Peek() is null || !text.AsSpan(_at, end - _at).StartsWith(sign, StringComparison.Ordinal)
            || (char.IsLetter(sign[0]) && _at + sign.Length < end && IsOfName(text[_at + sign.Length])))
        {
            return false;
        }

        _at += sign.Length;
        return true;
    }

    private Formula Level(int level)
    {
        if (level == Signs.Length)
        {
            return Range();
        }

        if (level == 0 && ++_nested > MostNested)
        {
            throw Wrong($"it is nested more than {MostNested} deep");
        }

        var left = Level(level + 1);
        while (Array.Find(Signs[level], Take) is { } sign)
        {
            left = new Formula.Binary(sign, left, Level(level + 1));
        }

        _nested -= level == 0 ? 1 : 0;
        return left;
    }

    private Formula Range()
    {
        var from = Sum();
        if (!Take(".."))
        {
            return from;
        }

        var isOpen = Take("<") || Take("!");
        return new Formula.Span(from, Peek() is null or ']' or ')' or ',' or '>' ? null : Sum(), !isOpen);
    }

    private Formula Sum()
    {
        var left = Product();
        while (true)
        {
            if (Take("+"))
            {
                left = new Formula.Binary("+", left, Product());
            }
            else if (Take("-"))
            {
                left = new Formula.Binary("-", left, Product());
            }
            else
            {
                return left;
            }
        }
    }

    private Formula Product()
    {
        var left = Unary();
        while (true)
        {
            if (Array.Find(Factors, Take) is not { } sign)
            {
                return left;
            }

            left = new Formula.Binary(sign, left, Unary());
        }
    }

    private Formula Unary()
    {
        if (++_nested > MostNested)
        {
            throw Wrong($"it is nested more than {MostNested} deep");
        }

        var formula = Peek() == '!' && Take("!") ? new Formula.Not(Unary())
            : Take("-") ? new Formula.Binary("-", new Formula.Literal(Value.Of(0)), Unary())
            : Take("+") ? Unary()
            : Steps();
        _nested--;
        return formula;
    }

    /// <summary>A thing with everything that follows it: members, built-ins, defaults.</summary>
    private Formula Steps()
    {
        var formula = First();
        while (Peek() is { } next)
        {
            if (Take("??"))
            {
                formula = new Formula.Exists(formula);
            }
            else if (next == '!' && !(_at + 1 < end && text[_at + 1] == '='))
            {
                _at++;
                formula = new Formula.Default(formula, Peek() is { } letter && (letter is '"' or '\'' or '(' or '[' or '{' || IsOfName(letter)) ? Sum() : null);
            }
            else if (next == '?')
            {
                _at++;
                formula = BuiltIn(formula);
            }
            else if (next == '[')
            {
                _at++;
                formula = new Formula.Member(formula, Level(0));
                Expect("]");
            }
            else if (next == '.' && !(_at + 1 < end && text[_at + 1] == '.'))
            {
                _at++;
                formula = new Formula.Member(formula, new Formula.Literal(Value.Of(Word() ?? throw Wrong("a name is expected after the dot"))));
            }
            else
            {
                return formula;
            }
        }

        return formula;
    }

    private Formula.BuiltIn BuiltIn(Formula of)
    {
        var at = _at;
        var name = Word() ?? throw Wrong("the name of a built-in is expected after the question mark");
        if (!BuiltIns.Names.Contains(name))
        {
            throw new TemplateMistakeException(at, BuiltIns.Unknown(name));
        }

        return new(of, name, _at < end && text[_at] == '(' ? Items("(", ")") : [], at);
    }

    private ValueList<Formula> Items(string open, string close)
    {
        var items = new List<Formula>();
        Expect(open);
        while (!Take(close))
        {
            items.Add(Level(0));
            if (!Take(","))
            {
                Expect(close);
                break;
            }
        }

        return items.ToValueList();
    }

    private Formula First()
    {
        var raw = Peek() == 'r' && _at + 1 < end && text[_at + 1] is '"' or '\'';
        _at += raw ? 1 : 0;
        switch (Peek())
        {
            case '"' or '\'':
                return Quoted(raw);
            case '(':
                _at++;
                var inner = Level(0);
                Expect(")");
                return inner;
            case '[':
                return new Formula.Sequence(Items("[", "]"));
            case '{':
                return Map();
            case >= '0' and <= '9':
                return Number();
            default:
                return Word() switch
                {
                    "true" => new Formula.Literal(Value.Of(true)),
                    "false" => new Formula.Literal(Value.Of(false)),
                    { } name => new Formula.Name(name),
                    null => throw Wrong(_at >= end ? "something is missing at the end" : $"a name is expected, not \"{Rest()}\""),
                };
        }
    }

    private Formula.Map Map()
    {
        var entries = new List<(Formula, Formula)>();
        Expect("{");
        while (!Take("}"))
        {
            var key = Level(0);
            Expect(":");
            entries.Add((key, Level(0)));
            if (!Take(","))
            {
                Expect("}");
                break;
            }
        }

        return new([.. entries]);
    }

    private Formula.Literal Number()
    {
        var from = _at;
        while (_at < end && (char.IsAsciiDigit(text[_at]) || (text[_at] == '.' && _at + 1 < end && char.IsAsciiDigit(text[_at + 1]))))
        {
            _at++;
        }

        return decimal.TryParse(text.AsSpan(from, _at - from), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new(Value.Of(number))
            : throw new TemplateMistakeException(from, $"\"{text[from.._at]}\" is no number");
    }

    private Formula Quoted(bool raw)
    {
        var (from, quote) = (_at, text[_at]);
        var content = new StringBuilder();
        for (_at++; _at < end && text[_at] != quote; _at++)
        {
            content.Append(text[_at] == '\\' && !raw && _at + 1 < end ? Escaped(text[++_at]) : text[_at]);
        }

        if (_at >= end)
        {
            throw new TemplateMistakeException(from, "a quote is not closed");
        }

        _at++;
        var written = content.ToString();
        return !raw && written.Contains("${", StringComparison.Ordinal)
            ? new Formula.Text(Inside(written, from))
            : new Formula.Literal(Value.Of(written));
    }

    /// <summary>What stands in a quoted text; its mistakes are placed at its begin, since escapes move what follows.</summary>
    private ValueList<TemplateNode> Inside(string written, int from)
    {
        try
        {
            return new TemplateReader(written, _nested + 1).Interpolations();
        }
        catch (TemplateMistakeException mistake)
        {
            throw new TemplateMistakeException(from, mistake.Message);
        }
    }

    private static char Escaped(char letter) => letter switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\b',
        'f' => '\f',
        'l' => '<',
        'g' => '>',
        'a' => '&',
        _ => letter,
    };

    private static bool IsFirstOfName(char letter) => char.IsLetter(letter) || letter is '_' or '$' or '@';

    private static bool IsOfName(char letter) => IsFirstOfName(letter) || char.IsDigit(letter);

    private void Expect(string sign)
    {
        if (!Take(sign))
        {
            throw Wrong(_at >= end ? $"{sign} is missing at the end" : $"{sign} is expected, not \"{Rest()}\"");
        }
    }

    private char? Peek()
    {
        while (_at < end && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        return _at < end ? text[_at] : null;
    }

    private string Rest()
    {
        const int shown = 20;
        return end - _at > shown ? $"{text.Substring(_at, shown)}..." : text[_at..end];
    }

    private TemplateMistakeException Wrong(string what) => new(Math.Min(_at, text.Length), what);
}
