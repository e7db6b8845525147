using System.Globalization;
using System.Text;

using Clocker.Model.Values;

namespace Clocker.Model.Expressions;

/// <summary>Java's <c>String.format</c> for <c>%s</c>, <c>%d</c>, <c>%x</c>, <c>%f</c>, <c>%n</c> and <c>%%</c>, with index, width, precision and the flags <c>-</c> and <c>0</c>.</summary>
public static class JavaFormat
{
    private const int LongestText = 10_000_000;

    /// <summary>Formats; with a secret among the arguments the result is a secret too.</summary>
    /// <exception cref="FormatException">The pattern is not one, or does not fit the arguments; the message says how.</exception>
    public static Value Format(string pattern, IReadOnlyList<Value> arguments)
    {
        List<Value> parts = [];
        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
            {
                text.Append(pattern[i]);
                continue;
            }

            var directive = Directive.Read(pattern, ref i);
            if (directive.Letter is '%' or 'n')
            {
                text.Append(directive.Letter == '%' ? '%' : '\n');
                continue;
            }

            if (text.Length > LongestText)
            {
                throw new FormatException($"the text becomes longer than {LongestText} letters");
            }

            var index = directive.Index is { } given ? given - 1 : next++;
            if (index >= arguments.Count)
            {
                throw new FormatException($"\"{pattern}\" asks for {index + 1} arguments, {arguments.Count} are given");
            }

            Append(directive, arguments[index], text, parts);
        }

        return parts.Count == 0 ? Value.Of(text.ToString()) : Close(parts, text);
    }

    private static void Append(Directive directive, Value argument, StringBuilder text, List<Value> parts)
    {
        if (!argument.HoldsSecret)
        {
            text.Append(directive.Apply(argument));
            return;
        }

        Flush(parts, text);
        parts.AddRange(argument is Value.Joined joined ? joined.Parts : [argument]);
    }

    private static Value.Joined Close(List<Value> parts, StringBuilder text)
    {
        Flush(parts, text);
        return new([.. parts]);
    }

    private static void Flush(List<Value> parts, StringBuilder text)
    {
        if (text.Length > 0)
        {
            parts.Add(Value.Of(text.ToString()));
            text.Clear();
        }
    }

    private readonly record struct Directive(char Letter, int? Index, bool LeftAlign, bool Zeros, int Width, int? Precision)
    {
        public static Directive Read(string pattern, ref int at)
        {
            var start = at++;
            var number = Digits(pattern, ref at);
            int? index = null;
            if (number is not null && at < pattern.Length && pattern[at] == '$')
            {
                index = Math.Max(1, number.Value);
                number = null;
                at++;
            }
            else
            {
                at = start + 1;
            }

            bool left = false, zeros = false;
            for (; at < pattern.Length && pattern[at] is '-' or '0' or '+' or ' ' or ',' or '#'; at++)
            {
                left |= pattern[at] == '-';
                zeros |= pattern[at] == '0';
            }

            var width = Digits(pattern, ref at) ?? 0;
            int? precision = null;
            if (at < pattern.Length && pattern[at] == '.')
            {
                at++;
                precision = Digits(pattern, ref at) ?? 0;
            }

            if (at >= pattern.Length || pattern[at] is not ('s' or 'S' or 'd' or 'x' or 'f' or '%' or 'n' or 'b'))
            {
                throw new FormatException($"\"{pattern}\" has a % at character {start + 1} that starts no directive; write %% for a percent sign");
            }

            return new(pattern[at], index, left, zeros, Math.Min(width, 10_000), precision);
        }

        public string Apply(Value argument)
        {
            var (isNull, shown) = argument is Value.Nothing ? (true, "null") : (false, argument.Display);
            var text = Letter switch
            {
                'd' or 'x' or 'f' when isNull => shown,
                'd' => Whole(argument).ToString(CultureInfo.InvariantCulture),
                'x' => Whole(argument).ToString("x", CultureInfo.InvariantCulture),
                'f' => Amount(argument).ToString($"F{Precision ?? 6}", CultureInfo.InvariantCulture),
                'b' => argument.IsTruthy ? "true" : "false",
                _ => Precision is { } longest && shown.Length > longest ? shown[..longest] : shown,
            };
            text = Letter == 'S' ? text.ToUpperInvariant() : text;
            return LeftAlign ? text.PadRight(Width) : text.PadLeft(Width, Zeros && Letter != 's' && !isNull ? '0' : ' ');
        }

        private static long Whole(Value argument) => Amount(argument) is >= long.MinValue and <= long.MaxValue and var amount
            ? (long)amount
            : throw new FormatException($"{argument.Display} is too large for %d");

        private static decimal Amount(Value argument) => argument switch
        {
            Value.Number number => number.Amount,
            _ => throw new FormatException($"\"{argument.Display}\" is not a number"),
        };

        private static int? Digits(string pattern, ref int at)
        {
            int? number = null;
            for (; at < pattern.Length && char.IsAsciiDigit(pattern[at]) && number is null or < 100_000; at++)
            {
                number = ((number ?? 0) * 10) + (pattern[at] - '0');
            }

            return number;
        }
    }
}
