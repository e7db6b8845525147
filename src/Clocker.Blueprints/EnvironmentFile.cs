using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;

namespace Clocker.Blueprints;

/// <summary>Reads files of environment variables as Compose does, without substitution of variables.</summary>
public static class EnvironmentFile
{
    private static readonly char[] Quotes = ['"', '\''];

    /// <summary>What stands in a file.</summary>
    /// <param name="name">Its name, for diagnostics.</param>
    /// <param name="text">Its content.</param>
    public static (ValueMap<string> Variables, IReadOnlyList<Diagnostic> Diagnostics) Read(string name, string text)
    {
        var diagnostics = new DiagnosticList(name);
        var variables = new List<KeyValuePair<string, string>>();
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var at = new Position(i + 1, 1);
            var line = lines[i].Trim();
            line = line.StartsWith("export ", StringComparison.Ordinal) ? line[7..].TrimStart() : line;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var equals = line.IndexOfAny(['=', ':']);
            var variable = (equals < 0 ? line : line[..equals]).Trim();
            if (!IsName(variable))
            {
                diagnostics.Error(DiagnosticCodes.BadEnvironmentLine, at, "The line does not begin with a name and =.", "Write NAME=VALUE; a comment begins with #.");
            }
            else if (equals < 0)
            {
                diagnostics.Warning(DiagnosticCodes.BadEnvironmentLine, at, $"\"{variable}\" has no value and is not set.", $"Write {variable}=VALUE.");
            }
            else if (Content(line[(equals + 1)..].TrimStart(), lines, ref i) is { } value)
            {
                variables.Add(new(variable, value));
            }
            else
            {
                diagnostics.Error(DiagnosticCodes.BadEnvironmentLine, at, $"The quote that begins the value of \"{variable}\" is not closed.", "Close it.");
            }
        }

        return (variables.ToValueMap(), diagnostics.InOrder);
    }

    /// <summary>A value, which may go on over lines if it is quoted; null if a quote is not closed.</summary>
    private static string? Content(string rest, string[] lines, ref int line)
    {
        if (rest.Length == 0 || !Quotes.Contains(rest[0]))
        {
            var comment = rest.StartsWith('#') ? 0 : rest.IndexOf(" #", StringComparison.Ordinal);
            return (comment < 0 ? rest : rest[..comment]).TrimEnd();
        }

        var quote = rest[0];
        var text = rest[1..];
        var last = line;
        var from = 0;
        int end;
        while ((end = Closing(text, quote, from)) < 0)
        {
            if (++last >= lines.Length)
            {
                return null;
            }

            from = text.Length;
            text = $"{text}\n{lines[last]}";
        }

        line = last;
        return quote == '\'' ? text[..end] : Unescape(text[..end]);
    }

    private static int Closing(string text, char quote, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '\\' && quote == '"')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Unescape(string text)
    {
        var result = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            result.Append(text[++i] switch
            {
                'n' => "\n",
                'r' => "\r",
                't' => "\t",
                '"' or '\\' or '$' => text[i].ToString(),
                _ => $"\\{text[i]}",
            });
        }

        return result.ToString();
    }

    private static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-');
}
