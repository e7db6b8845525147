using System.Globalization;

namespace Clocker.Blueprints.Compose.Tree;

/// <summary>Numbers as programs written in Go print and read them, which is what Compose's users see.</summary>
internal static class GoNumber
{
    public static string Printed(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Printed(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>As <c>fmt.Sprint</c> does: shortest, with an exponent below -4 and from 21 on.</summary>
    public static string Printed(double value) => Special(value) ?? Shortest(value.ToString("E16", CultureInfo.InvariantCulture), value.ToString("R", CultureInfo.InvariantCulture), 21);

    /// <summary>As a document shows a number of single precision.</summary>
    public static string PrintedSingle(float value) => Special(value) ?? Shortest(value.ToString("E8", CultureInfo.InvariantCulture), value.ToString("R", CultureInfo.InvariantCulture), 21);

    /// <summary>A whole number in tens, with a sign or without.</summary>
    public static bool TryWhole(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && !text.AsSpan().ContainsAny(" \t\r\n");

    /// <summary>A number with or without a fraction and an exponent.</summary>
    public static bool TryReal(string text, out double value)
    {
        switch (text.TrimStart('+', '-').ToUpperInvariant())
        {
            case "INF" or "INFINITY" when text.Length > 0 && text.TrimStart('+', '-').Length >= text.Length - 1:
                value = text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
                return true;
            case "NAN" when text.Length == 3:
                value = double.NaN;
                return true;
            default:
                const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
                return double.TryParse(text, style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        }
    }

    private static string? Special(double value) => double.IsNaN(value) ? "NaN" : double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : null;

    /// <summary>Sets the shortest digits with or without an exponent.</summary>
    private static string Shortest(string scientific, string shortest, int mostDigits)
    {
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = shortest[0] == '-' ? "-" : "";
        var mantissa = shortest.TrimStart('-').Split('E')[0];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        if (digits.Length == 0)
        {
            return $"{sign}0";
        }

        if (exponent < -4 || exponent >= mostDigits)
        {
            var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        }

        return exponent < 0 ? $"{sign}0.{new string('0', -exponent - 1)}{digits}"
            : digits.Length <= exponent + 1 ? $"{sign}{digits.PadRight(exponent + 1, '0')}"
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }
}
