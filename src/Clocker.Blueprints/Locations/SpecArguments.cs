using Clocker.Blueprints.Yaml;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Locations;

/// <summary>Reads what stands in the parentheses of a location: <c>key=value,key="a,b"</c>.</summary>
internal static class SpecArguments
{
    /// <summary>The pairs in order; null with an error if it is not written so.</summary>
    public static IReadOnlyList<(string Name, Position At, Node Value)>? Read(ScalarNode scalar, int offset, string text, DiagnosticList diagnostics)
    {
        var pairs = new List<(string, Position, Node)>();
        var at = 0;
        while (at < text.Length)
        {
            var equals = text.IndexOf('=', at);
            var name = equals < 0 ? "" : text[at..equals].Trim();
            if (name.Length == 0 || name.Contains(',') || name.Contains('"'))
            {
                diagnostics.Error(Codes.BadLocation, scalar.PlaceOf(offset + at), $"\"{text[at..]}\" does not begin with KEY=.", "Write key=value, with commas between; quote a value that has commas.");
                return null;
            }

            var (value, end) = Value(text, equals + 1);
            if (end < 0)
            {
                diagnostics.Error(Codes.BadLocation, scalar.PlaceOf(offset + equals + 1), $"The quote that begins the value of \"{name}\" is not closed.", "Close it.");
                return null;
            }

            pairs.Add((name, scalar.PlaceOf(offset + at), new ScalarNode(scalar.PlaceOf(offset + equals + 1), value)));
            at = end;
        }

        return pairs;
    }

    /// <summary>A value, and where the next pair begins; before the beginning if a quote is not closed.</summary>
    private static (string Value, int End) Value(string text, int from)
    {
        while (from < text.Length && text[from] == ' ')
        {
            from++;
        }

        if (from < text.Length && text[from] is '"' or '\'')
        {
            var close = text.IndexOf(text[from], from + 1);
            var next = close < 0 ? -1 : text.IndexOf(',', close);
            return close < 0 ? ("", -1) : (text[(from + 1)..close], next < 0 ? text.Length : next + 1);
        }

        // A brace holds commas, too.
        var depth = 0;
        var end = from;
        while (end < text.Length && (text[end] != ',' || depth > 0))
        {
            depth += text[end] switch { '{' => 1, '}' => -1, _ => 0 };
            end++;
        }

        return (text[from..end].Trim(), Math.Min(end + 1, text.Length));
    }
}
