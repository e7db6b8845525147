using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Model.Predicates;

/// <summary>Reads JSON paths: names, indices, parts, wildcards, deep scans and filters.</summary>
internal sealed class JsonPathReader
{
    private const int MostSteps = 100;
    private const int MostNested = 20;

    private static readonly string[] Signs = ["==", "!=", "<=", ">=", "=~", "<", ">"];

    private readonly string _text;
    private int _at;
    private int _nested;

    private JsonPathReader(string text) => _text = text;

    /// <summary>The path; null if it is none.</summary>
    public static JsonPath? Read(string text)
    {
        var reader = new JsonPathReader(text);
        _ = reader.Take("$");
        return reader.Path(isAlone: true) is { } path && reader._at == text.Length ? path : null;
    }

    /// <summary>The steps that follow; a path alone may begin with a name.</summary>
    private JsonPath? Path(bool isAlone)
    {
        var steps = new List<PathStep>();
        while (_at < _text.Length && (_text[_at] is '.' or '[' || (isAlone && steps.Count == 0)))
        {
            if (steps.Count > MostSteps)
            {
                return null;
            }

            if (Take(".."))
            {
                steps.Add(new PathStep.Below());
            }
            else
            {
                _ = Take(".");
            }

            var step = _at < _text.Length && _text[_at] == '[' ? Bracket() : Name();
            if (step is null)
            {
                return null;
            }

            steps.Add(step);
        }

        return new(steps.ToValueList());
    }

    private PathStep? Name()
    {
        if (Take("*"))
        {
            return new PathStep.Every();
        }

        var start = _at;
        while (_at < _text.Length && _text[_at] is not ('.' or '[' or ']' or '(' or ')' or ' ' or '=' or '!' or '<' or '>' or '&' or '|' or '*' or '\'' or '"'))
        {
            _at++;
        }

        var name = _text[start.._at];
        if (name == "length")
        {
            _ = Take("()");
        }

        return name.Length > 0 ? new PathStep.Named([Value.Of(name)]) : null;
    }

    private PathStep? Bracket()
    {
        _at++;
        SkipSpace();
        PathStep? step;
        if (Take("*"))
        {
            step = new PathStep.Every();
        }
        else if (Take("?"))
        {
            SkipSpace();
            step = Take("(") && Test() is { } test && Closed(")") ? new PathStep.Where(test) : null;
        }
        else
        {
            step = Keys();
        }

        return step is not null && Closed("]") ? step : null;
    }

    /// <summary>Names and indices with commas between, or a part of a list.</summary>
    private PathStep? Keys()
    {
        var keys = new List<Value>();
        do
        {
            SkipSpace();
            if (_at < _text.Length && _text[_at] is '\'' or '"')
            {
                if (Quoted() is not { } name)
                {
                    return null;
                }

                keys.Add(Value.Of(name));
            }
            else
            {
                var index = Integer();
                SkipSpace();
                if (keys.Count == 0 && Take(":"))
                {
                    return Part(index);
                }

                if (index is null)
                {
                    return null;
                }

                keys.Add(Value.Of(index.Value));
            }

            SkipSpace();
        }
        while (Take(","));

        return new PathStep.Named(keys.ToValueList());
    }

    private PathStep.Part? Part(int? from)
    {
        SkipSpace();
        var to = Integer();
        var by = Take(":") ? Integer() ?? 1 : 1;
        return by > 0 ? new(from, to, by) : null;
    }

    private PathTest? Test()
    {
        if (++_nested > MostNested)
        {
            return null;
        }

        var test = All();
        while (test is not null && Closed("||"))
        {
            test = All() is { } other ? new PathTest.Either(test, other) : null;
        }

        _nested--;
        return test;
    }

    private PathTest? All()
    {
        var test = One();
        while (test is not null && Closed("&&"))
        {
            test = One() is { } other ? new PathTest.Both(test, other) : null;
        }

        return test;
    }

    private PathTest? One()
    {
        SkipSpace();
        if (_at < _text.Length && _text[_at] == '!' && Take("!"))
        {
            return ++_nested <= MostNested && One() is { } inner ? new PathTest.Not(inner) : null;
        }

        if (Take("("))
        {
            return Test() is { } inner && Closed(")") ? inner : null;
        }

        if (Operand() is not { } left)
        {
            return null;
        }

        SkipSpace();
        if (Array.Find(Signs, Take) is not { } sign)
        {
            return left.Path is null ? null : new PathTest.Exists(left);
        }

        SkipSpace();
        return sign == "=~" ? Pattern() is { } pattern ? new PathTest.Matches(left, pattern) : null
            : Operand() is { } right ? new PathTest.Compares(sign, left, right)
            : null;
    }

    /// <summary>A regular expression between slashes, with an <c>i</c> behind them if case does not count.</summary>
    private string? Pattern()
    {
        if (!Take("/"))
        {
            return null;
        }

        var end = _text.IndexOf('/', _at);
        if (end < 0)
        {
            return null;
        }

        var pattern = _text[_at..end];
        _at = end + 1;
        pattern = Take("i") ? $"(?i){pattern}" : pattern;
        return JavaRegex.Problem(pattern) is null ? pattern : null;
    }

    private PathTest.Operand? Operand()
    {
        if (_at >= _text.Length)
        {
            return null;
        }

        if (_text[_at] is '@' or '$')
        {
            var ofRoot = _text[_at++] == '$';
            return Path(isAlone: false) is { } path ? new(null, path, ofRoot) : null;
        }

        return Literal() is { } value ? new(value, null, false) : null;
    }

    private Value? Literal()
    {
        if (_text[_at] is '\'' or '"')
        {
            return Quoted() is { } text ? Value.Of(text) : null;
        }

        var start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is '.' or '-' or '+'))
        {
            _at++;
        }

        var word = _text[start.._at];
        return word switch
        {
            "true" => Value.Of(true),
            "false" => Value.Of(false),
            "null" => new Value.Nothing(),
            _ => decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : null,
        };
    }

    private string? Quoted()
    {
        var end = _text.IndexOf(_text[_at], _at + 1);
        if (end < 0)
        {
            return null;
        }

        var text = _text[(_at + 1)..end];
        _at = end + 1;
        return text;
    }

    private int? Integer()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || (_text[_at] == '-' && _at == start)))
        {
            _at++;
        }

        return int.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private bool Closed(string sign)
    {
        SkipSpace();
        return Take(sign);
    }

    private bool Take(string sign)
    {
        if (!_text.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal))
        {
            return false;
        }

        _at += sign.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }
}
