using System.Text;

using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Variables;

/// <summary>
/// Puts values in the place of <c>$NAME</c>, <c>${NAME}</c> and <c>${NAME:-default}</c> with the operators <c>- :- ? :? + :+</c>; what
/// follows an operator may have variables too. <c>$$</c> is a dollar sign.
/// </summary>
/// <param name="lookup">The value of a variable; null if it is not set.</param>
/// <param name="allowance">Bounds what comes of it.</param>
internal sealed class Template(Func<string, string?> lookup, Allowance allowance)
{
    private const int MostDepth = 50;

    /// <summary>Variables that are not set, and that count as empty.</summary>
    public List<string> Unset { get; } = [];

    /// <summary>The text with its variables, or what is wrong with it.</summary>
    public (string Text, TemplateMistake? Mistake) Fill(string text)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return (text, null);
        }

        var filled = new StringBuilder(text.Length);
        var mistake = Fill(text, filled, 0);
        return (filled.ToString(), mistake);
    }

    private TemplateMistake? Fill(string text, StringBuilder filled, int depth)
    {
        if (depth > MostDepth)
        {
            return new(text, $"variables stand inside each other more than {MostDepth} deep", IsSyntax: true);
        }

        var line = new LineEnd(text);
        for (var at = 0; at < text.Length;)
        {
            var dollar = text.IndexOf('$', at);
            if (dollar < 0 || dollar + 1 == text.Length)
            {
                filled.Append(text, at, text.Length - at);
                break;
            }

            filled.Append(text, at, dollar - at);
            var (length, mistake) = One(text, dollar, line, filled, depth);
            if (mistake is not null || allowance.IsSpent)
            {
                return mistake;
            }

            at = dollar + length;
        }

        return null;
    }

    /// <summary>What begins with the dollar sign at an index, and how long it is.</summary>
    private (int Length, TemplateMistake? Mistake) One(string text, int dollar, LineEnd line, StringBuilder filled, int depth)
    {
        var next = text[dollar + 1];
        if (next == '$')
        {
            filled.Append('$');
            return (2, null);
        }

        if (IsFirst(next))
        {
            var end = NameEnd(text, dollar + 1);
            Append(Value(text[(dollar + 1)..end]), filled);
            return (end - dollar, null);
        }

        if (next != '{')
        {
            filled.Append('$');
            return (1, null);
        }

        return Braced(text, dollar, line, filled, depth);
    }

    private (int Length, TemplateMistake? Mistake) Braced(string text, int dollar, LineEnd line, StringBuilder filled, int depth)
    {
        var nameEnd = dollar + 2 < text.Length && IsFirst(text[dollar + 2]) ? NameEnd(text, dollar + 2) : -1;
        if (nameEnd < 0 || nameEnd >= text.Length)
        {
            return (0, TemplateMistake.Syntax(text));
        }

        var name = text[(dollar + 2)..nameEnd];
        if (text[nameEnd] == '}')
        {
            Append(Value(name), filled);
            return (nameEnd + 1 - dollar, null);
        }

        var needsContent = text[nameEnd] == ':';
        var operation = needsContent ? nameEnd + 1 : nameEnd;
        var last = line.LastBrace(nameEnd);
        if (operation >= text.Length || text[operation] is not ('-' or '?' or '+') || last <= operation)
        {
            return (0, TemplateMistake.Syntax(text));
        }

        var end = Closing(text, dollar, last);
        var word = text[(operation + 1)..end];
        return (end + 1 - dollar, Operate(text[operation], name, needsContent, word, filled, depth));
    }

    private TemplateMistake? Operate(char operation, string name, bool needsContent, string word, StringBuilder filled, int depth)
    {
        var value = lookup(name);
        var isThere = value is not null && (!needsContent || value.Length > 0);
        switch (operation)
        {
            case '-' when isThere:
                Append(value!, filled);
                return null;
            case '+' when !isThere:
                Append(value ?? "", filled);
                return null;
            case '-' or '+':
                return Fill(word, filled, depth + 1);
            case '?' when isThere:
                Append(value!, filled);
                return null;
            default:
                var reason = new StringBuilder();
                return Fill(word, reason, depth + 1) ?? new(name, reason.Length == 0
                    ? $"required variable {name} is missing a value"
                    : $"required variable {name} is missing a value: {reason}", IsSyntax: false);
        }
    }

    /// <summary>Where the brace that was opened first is closed: the last one of the line if they do not match.</summary>
    private static int Closing(string text, int dollar, int last)
    {
        var open = 0;
        for (var i = dollar; i <= last; i++)
        {
            if (text[i] == '}' && --open == 0)
            {
                return i;
            }

            if (text[i] == '{')
            {
                open++;
                i++;
            }
        }

        return last;
    }

    private string Value(string name)
    {
        if (lookup(name) is { } value)
        {
            return value;
        }

        Unset.Add(name);
        return "";
    }

    private void Append(string value, StringBuilder filled)
    {
        allowance.TakeCharacters(value.Length);
        if (!allowance.IsSpent)
        {
            filled.Append(value);
        }
    }

    private static int NameEnd(string text, int from)
    {
        var end = from + 1;
        while (end < text.Length && (IsFirst(text[end]) || char.IsAsciiDigit(text[end])))
        {
            end++;
        }

        return end;
    }

    private static bool IsFirst(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    /// <summary>Finds the last closing brace of a line, once for each line.</summary>
    private sealed class LineEnd(string text)
    {
        private int _end = -1;
        private int _brace = -1;

        public int LastBrace(int from)
        {
            if (from > _end)
            {
                var newLine = text.IndexOf('\n', from);
                _end = newLine < 0 ? text.Length : newLine;
                _brace = text.LastIndexOf('}', Math.Max(0, _end - 1), Math.Max(0, _end - from));
            }

            return _brace;
        }
    }
}
