using System.Buffers;
using System.Globalization;

namespace Clocker.Blueprints.Compose.Decoding;

/// <summary>Sizes such as <c>50m</c> and <c>1.5 GiB</c>; all units are binary.</summary>
internal static class GoBytes
{
    private static readonly SearchValues<char> Numeric = SearchValues.Create("01234567890. ");
    private const string Units = "kmgtp";

    /// <summary>How many bytes a text means; null if it means none.</summary>
    public static long? Read(string text)
    {
        var last = text.AsSpan().LastIndexOfAny(Numeric);
        if (last < 0)
        {
            return null;
        }

        var number = text[..(text[last] == ' ' ? last : last + 1)];
        var unit = text[(last + 1)..].ToLowerInvariant();
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var size)
            || size < 0 || Factor(unit) is not { } factor)
        {
            return null;
        }

        return size * factor < long.MaxValue ? (long)(size * factor) : null;
    }

    private static double? Factor(string unit)
    {
        if (unit is "" or "b")
        {
            return 1;
        }

        var power = Units.IndexOf(unit[0], StringComparison.Ordinal);
        return power >= 0 && unit[1..] is "" or "b" or "ib" ? Math.Pow(1024, power + 1) : null;
    }
}
