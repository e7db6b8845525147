using System.Globalization;
using System.Text;

namespace Clocker.Drivers.Secrets;

/// <summary>Reads Java's properties: a key and a value in each line, with comments, escapes and lines that go on in the next.</summary>
public static class JavaProperties
{
    /// <summary>The values by key; the last one of a key counts.</summary>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Lines(text))
        {
            var end = KeyEnd(line);
            var begin = end;
            while (begin < line.Length && IsSpace(line[begin]))
            {
                begin++;
            }

            begin += begin < line.Length && line[begin] is '=' or ':' ? 1 : 0;
            values[Unescape(line[..end])] = Unescape(line[begin..].TrimStart(' ', '\t', '\f'));
        }

        return values;
    }

    /// <summary>Lines as they are meant: without comments, joined where one ends in a backslash.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        var whole = new StringBuilder();
        foreach (var written in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = written.TrimStart(' ', '\t', '\f');
            if (whole.Length == 0 && (line.Length == 0 || line[0] is '#' or '!'))
            {
                continue;
            }

            var backslashes = line.Length - line.TrimEnd('\\').Length;
            if (backslashes % 2 == 1)
            {
                whole.Append(line, 0, line.Length - 1);
                continue;
            }

            yield return whole.Append(line).ToString();
            whole.Clear();
        }

        if (whole.Length > 0)
        {
            yield return whole.ToString();
        }
    }

    private static int KeyEnd(string line)
    {
        var at = 0;
        while (at < line.Length && !IsSpace(line[at]) && line[at] is not ('=' or ':'))
        {
            at += line[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at, line.Length);
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u' && i + 4 < text.Length && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                i += 4;
                continue;
            }

            plain.Append(text[i] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'f' => '\f',
                var letter => letter,
            });
        }

        return plain.ToString();
    }

    private static bool IsSpace(char letter) => letter is ' ' or '\t' or '\f';
}
