using System.Globalization;

namespace Clocker.Model.Entities;

/// <summary>The words in which Brooklyn and Compose write durations.</summary>
internal static class Durations
{
    /// <summary>Brooklyn's <c>never</c>.</summary>
    public static readonly TimeSpan Never = TimeSpan.FromMilliseconds(-1);

    /// <summary>Reads a text; null if it is no duration.</summary>
    public static TimeSpan? Read(string text)
    {
        var words = text.Trim();
        switch (words.ToUpperInvariant())
        {
            case "FOREVER" or "PRACTICALLYFOREVER" or "PRACTICALLY_FOREVER":
                return TimeSpan.MaxValue;
            case "NEVER" or "OFF" or "FALSE":
                return Never;
            case "":
                return null;
        }

        var negates = words[0] == '-';
        var (total, parts) = Sum(negates ? words[1..] : words);
        // "- 1m 1s" negates all of it; "-1m 1s" is ambiguous, and refused.
        return total is null || (negates && parts > 1 && words[1] != ' ') ? null : FromMilliseconds(negates ? -total.Value : total.Value);
    }

    /// <summary>A duration, or null if it is too long to be one.</summary>
    public static TimeSpan? FromMilliseconds(decimal amount) =>
        Math.Abs(amount) < 9e14m ? TimeSpan.FromTicks((long)(amount * TimeSpan.TicksPerMillisecond)) : null;

    /// <summary>A duration as a person writes it: <c>1h 30m</c>; for ever and never in words.</summary>
    public static string Write(TimeSpan length)
    {
        if (length == TimeSpan.MaxValue || length < TimeSpan.Zero)
        {
            return length < TimeSpan.Zero ? "never" : "forever";
        }

        var parts = new List<string>();
        Add(length.Days, "d");
        Add(length.Hours, "h");
        Add(length.Minutes, "m");
        Add(length.Seconds, "s");
        Add(length.Milliseconds, "ms");
        return parts.Count == 0 ? "0s" : string.Join(' ', parts);

        void Add(int amount, string unit)
        {
            if (amount > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{amount}{unit}"));
            }
        }
    }

    private static (decimal? Milliseconds, int Parts) Sum(string text)
    {
        decimal total = 0;
        var parts = 0;
        for (var at = SkipSpace(text, 0); at < text.Length; at = SkipSpace(text, at))
        {
            var digits = at;
            at = Skip(text, at, letter => char.IsAsciiDigit(letter) || letter == '.');
            if (!decimal.TryParse(text[digits..at], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount > 1e15m)
            {
                return (null, 0);
            }

            var unit = at = SkipSpace(text, at);
            at = Skip(text, at, letter => char.IsLetter(letter) || letter == 'µ');
            var factor = Milliseconds(text[unit..at]);
            if (factor is null && (parts > 0 || at < text.Length || unit != at))
            {
                return (null, 0);
            }

            total += amount * (factor ?? 1);
            parts++;
        }

        return parts == 0 ? (null, 0) : (total, parts);
    }

    private static int SkipSpace(string text, int at) => Skip(text, at, letter => letter == ' ');

    private static int Skip(string text, int at, Predicate<char> skips)
    {
        while (at < text.Length && skips(text[at]))
        {
            at++;
        }

        return at;
    }

    private static decimal? Milliseconds(string unit) => unit.ToUpperInvariant() switch
    {
        "NS" => 0.000001m,
        "US" or "µS" or "ΜS" or "MICRO" or "MICROS" => 0.001m,
        "MS" or "MILLI" or "MILLIS" or "MILLISEC" or "MILLISECS" or "MILLISECOND" or "MILLISECONDS" => 1,
        "S" or "SEC" or "SECS" or "SECOND" or "SECONDS" => 1_000,
        "M" or "MIN" or "MINS" or "MINUTE" or "MINUTES" => 60_000,
        "H" or "HR" or "HRS" or "HOUR" or "HOURS" => 3_600_000,
        "D" or "DAY" or "DAYS" => 86_400_000,
        _ => null,
    };
}
