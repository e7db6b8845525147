using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Predicates;

/// <summary>Reads paths into values: <c>$.a['b'][0]</c>.</summary>
internal static class JsonPath
{
    /// <summary>The steps; null if it is no path.</summary>
    public static ValueList<Value>? Read(string text)
    {
        var steps = new List<Value>();
        var at = text.StartsWith('$') ? 1 : 0;
        while (at < text.Length)
        {
            if (text[at] == '[')
            {
                var close = text.IndexOf(']', at);
                var inner = close < 0 ? "" : text[(at + 1)..close];
                if (inner is ['\'', .., '\''] or ['"', .., '"'])
                {
                    steps.Add(Value.Of(inner[1..^1]));
                }
                else if (int.TryParse(inner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
                {
                    steps.Add(Value.Of(index));
                }
                else
                {
                    return null;
                }

                at = close + 1;
                continue;
            }

            at += text[at] == '.' ? 1 : 0;
            var start = at;
            while (at < text.Length && text[at] is not ('.' or '['))
            {
                at++;
            }

            if (at == start || text[start..at].Contains('*', StringComparison.Ordinal))
            {
                return null;
            }

            steps.Add(Value.Of(text[start..at]));
        }

        return steps.ToValueList();
    }
}
