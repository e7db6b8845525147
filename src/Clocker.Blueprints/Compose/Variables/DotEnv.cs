using System.Text;

using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Variables;

/// <summary>Reads files of variables with Compose's grammar: quotes, escapes, lines that go on, <c>export</c>, <c>NAME: value</c>, comments, variables in values.</summary>
/// <param name="text">The file.</param>
/// <param name="lookup">What a variable is that stands before those of the file.</param>
/// <param name="allowance">Bounds what comes of it.</param>
internal sealed class DotEnv(string text, Func<string, string?> lookup, Allowance allowance)
{
    private int _at;
    private int _line = 1;

    /// <summary>Adds the file's variables to those before it.</summary>
    /// <returns>What is wrong, with the line; null if nothing is.</returns>
    public (int Line, string Message)? ReadInto(IDictionary<string, string> variables)
    {
        _at = text.StartsWith('\uFEFF') ? 1 : 0;
        while (FindStatement())
        {
            var mistake = Statement(variables);
            if (mistake is not null || allowance.IsSpent)
            {
                return mistake;
            }
        }

        return null;
    }

    private bool FindStatement()
    {
        while (_at < text.Length)
        {
            var letter = text[_at];
            if (letter == '#')
            {
                var end = text.IndexOf('\n', _at);
                _at = end < 0 ? text.Length : end;
            }
            else if (char.IsWhiteSpace(letter))
            {
                _line += letter == '\n' ? 1 : 0;
                _at++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private (int Line, string Message)? Statement(IDictionary<string, string> variables)
    {
        SkipExport();
        var begin = _at;
        var end = begin;
        while (end < text.Length && text[end] is not ('=' or ':' or '\n'))
        {
            if (!IsSpace(text[end]) && text[end] is not ('_' or '.' or '-' or '[' or ']') && !char.IsLetter(text[end]) && !char.IsNumber(text[end]) && !char.IsSurrogate(text[end]))
            {
                var newLine = text.IndexOf('\n', begin);
                return (_line, $"unexpected character \"{text[end]}\" in variable name \"{text[begin..(newLine < 0 ? text.Length : newLine)]}\"");
            }

            end++;
        }

        // A file that ends in a name without a line's end says nothing.
        var key = end == text.Length ? "" : text[begin..end].TrimEnd();
        if (key.Contains(' ', StringComparison.Ordinal))
        {
            return (_line, "key cannot contain a space");
        }

        var isInherited = end < text.Length && text[end] == '\n';
        _at = end == text.Length ? begin : end + 1;
        SkipSpaces();
        if (!isInherited)
        {
            return Value(key, variables);
        }

        _line++;
        if (lookup(key) is { } value)
        {
            variables[key] = value;
        }

        return null;
    }

    private void SkipExport()
    {
        const string export = "export";
        if (string.CompareOrdinal(text, _at, export, 0, export.Length) == 0 && _at + export.Length < text.Length && char.IsWhiteSpace(text[_at + export.Length]))
        {
            _at += export.Length;
            SkipSpaces();
        }
    }

    private (int Line, string Message)? Value(string key, IDictionary<string, string> variables)
    {
        if (_at < text.Length && text[_at] is '"' or '\'')
        {
            return Quoted(key, text[_at], variables);
        }

        var end = text.IndexOf('\n', _at);
        var value = end < 0 ? text[_at..] : text[_at..end];
        _at = end < 0 ? text.Length : end + 1;
        _line++;
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return Fill(key, (comment < 0 ? value : value[..comment]).TrimEnd(), variables);
    }

    private (int Line, string Message)? Quoted(string key, char quote, IDictionary<string, string> variables)
    {
        var begin = _at;
        var first = _line;
        var content = new StringBuilder();
        for (var i = begin + 1; i < text.Length; i++)
        {
            var letter = text[i];
            _line += letter == '\n' ? 1 : 0;
            if (letter == '\\' && i + 1 < text.Length)
            {
                _line += text[i + 1] == '\n' ? 1 : 0;
                content.Append(text[i + 1] == quote ? "" : "\\").Append(text[++i]);
            }
            else if (letter != quote)
            {
                content.Append(letter);
            }
            else
            {
                _at = i + 1;
                if (quote == '"')
                {
                    return Fill(key, Escapes.Expand(content.ToString()), variables);
                }

                variables[key] = content.ToString();
                return null;
            }
        }

        var newLine = text.IndexOf('\n', begin);
        return (first, $"unterminated quoted value {text[begin..(newLine < 0 ? text.Length : newLine)]}");
    }

    private (int Line, string Message)? Fill(string key, string value, IDictionary<string, string> variables)
    {
        var template = new Template(name => lookup(name) ?? (variables.TryGetValue(name, out var known) ? known : null), allowance);
        var (filled, mistake) = template.Fill(value);
        if (key.Length > 0)
        {
            variables[key] = filled;
        }

        return mistake is null ? null : (_line, mistake.Message);
    }

    private void SkipSpaces()
    {
        while (_at < text.Length && IsSpace(text[_at]))
        {
            _at++;
        }
    }

    private static bool IsSpace(char letter) => letter is '\t' or '\v' or '\f' or '\r' or ' ' or '\u0085' or '\u00A0';
}
