using System.Globalization;
using System.Text;

namespace Clocker.Blueprints.Compose.Decoding;

/// <summary>Durations such as <c>1m30s</c>, with days and weeks, as Compose reads and prints them.</summary>
internal static class GoDuration
{
    private const decimal PerSecond = 1_000_000_000m;

    private static readonly (string Unit, decimal Nanoseconds)[] Units =
    [
        ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000), ("s", PerSecond), ("m", 60 * PerSecond), ("h", 3_600 * PerSecond),
        ("d", 24 * 3_600 * PerSecond), ("w", 7 * 24 * 3_600 * PerSecond),
    ];

    /// <summary>How many nanoseconds a text means; null if it means none.</summary>
    public static long? Read(string text)
    {
        var rest = text.AsSpan();
        var isNegative = rest is ['-', ..];
        rest = rest is ['-' or '+', ..] ? rest[1..] : rest;
        if (rest is "0")
        {
            return 0;
        }

        var total = 0m;
        if (rest.IsEmpty)
        {
            return null;
        }

        while (!rest.IsEmpty)
        {
            var number = 0;
            while (number < rest.Length && (char.IsAsciiDigit(rest[number]) || rest[number] == '.'))
            {
                number++;
            }

            var unit = number;
            while (unit < rest.Length && !char.IsAsciiDigit(rest[unit]) && rest[unit] != '.')
            {
                unit++;
            }

            if (Factor(rest[number..unit]) is not { } factor
                || !decimal.TryParse(rest[..number], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                || amount > long.MaxValue / factor || (total += amount * factor) > long.MaxValue)
            {
                return null;
            }

            rest = rest[unit..];
        }

        return (long)(isNegative ? -total : total);
    }

    /// <summary>As Go prints it: <c>1m0s</c>, <c>1.5s</c>, <c>500ms</c>.</summary>
    public static string Print(long nanoseconds)
    {
        if (nanoseconds == 0)
        {
            return "0s";
        }

        var sign = nanoseconds < 0 ? "-" : "";
        var rest = Math.Abs((decimal)nanoseconds);
        if (rest < PerSecond)
        {
            var (unit, size) = rest < 1_000 ? ("ns", 1m) : rest < 1_000_000 ? ("µs", 1_000m) : ("ms", 1_000_000m);
            return $"{sign}{Number(rest / size)}{unit}";
        }

        var text = new StringBuilder(sign);
        var hours = decimal.Floor(rest / (3_600 * PerSecond));
        var minutes = decimal.Floor(rest / (60 * PerSecond)) - (hours * 60);
        if (hours > 0)
        {
            text.Append(Number(hours)).Append('h');
        }

        if (hours > 0 || minutes > 0)
        {
            text.Append(Number(minutes)).Append('m');
        }

        return text.Append(Number((rest / PerSecond) - (((hours * 60) + minutes) * 60))).Append('s').ToString();
    }

    private static string Number(decimal value) => value.ToString("0.#########", CultureInfo.InvariantCulture);

    private static decimal? Factor(ReadOnlySpan<char> unit)
    {
        foreach (var (name, factor) in Units)
        {
            if (unit.SequenceEqual(name))
            {
                return factor;
            }
        }

        return null;
    }
}
