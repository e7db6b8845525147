using System.Globalization;
using System.Text.RegularExpressions;

using Clocker.Blueprints.Compose.Tree;

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Clocker.Blueprints.Compose.Parsing;

/// <summary>
/// What a scalar means. YAML 1.2, with what Compose's parser keeps of 1.1: <c>010</c> is octal and <c>1_000</c> a thousand; but
/// <c>yes</c>, <c>on</c> and <c>22:22</c> are texts. A date stays as it was written.
/// </summary>
internal static partial class ScalarReading
{
    private const string Core = "tag:yaml.org,2002:";

    public static ComposeScalar Read(Scalar scalar, Position at)
    {
        var tag = scalar.Tag.IsEmpty ? null : scalar.Tag.Value;
        return tag switch
        {
            null when scalar.Style != ScalarStyle.Plain => ComposeScalar.Text(at, scalar.Value),
            null or $"{Core}int" or $"{Core}float" or $"{Core}bool" or $"{Core}null" => Plain(scalar.Value, at),
            _ => ComposeScalar.Text(at, scalar.Value),
        };
    }

    /// <summary>What an unquoted scalar means.</summary>
    public static ComposeScalar Plain(string text, Position at) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ComposeScalar.Null(at),
        "true" or "True" or "TRUE" => ComposeScalar.Flag(at, true),
        "false" or "False" or "FALSE" => ComposeScalar.Flag(at, false),
        ".nan" or ".NaN" or ".NAN" => ComposeScalar.Number(at, double.NaN),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => ComposeScalar.Number(at, double.PositiveInfinity),
        "-.inf" or "-.Inf" or "-.INF" => ComposeScalar.Number(at, double.NegativeInfinity),
        _ when char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.' => Number(text, at) ?? ComposeScalar.Text(at, text),
        _ => ComposeScalar.Text(at, text),
    };

    private static ComposeScalar? Number(string text, Position at)
    {
        var digits = text.Contains('_', StringComparison.Ordinal) ? text.Replace("_", "", StringComparison.Ordinal) : text;
        if (digits.Length > 0 && digits[0] != '.' && Whole(digits, at) is { } whole)
        {
            return whole;
        }

        return RealNumber().IsMatch(digits) && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? ComposeScalar.Number(at, real)
            : null;
    }

    private static ComposeScalar? Whole(string text, Position at)
    {
        var isNegative = text[0] == '-';
        var unsigned = text[0] is '+' or '-' ? text[1..] : text;
        var (digits, numberBase) = Base(unsigned);
        if (digits.Length == 0 || !TryDigits(digits, numberBase, out var value))
        {
            return null;
        }

        return !isNegative && value <= long.MaxValue ? ComposeScalar.Number(at, (long)value)
            : !isNegative ? ComposeScalar.Number(at, value)
            : value <= (ulong)long.MaxValue + 1 ? ComposeScalar.Number(at, unchecked(-(long)value))
            : null;
    }

    private static (string Digits, uint Base) Base(string text) => text switch
    {
        ['0', 'x' or 'X', ..] => (text[2..], 16),
        ['0', 'b' or 'B', ..] => (text[2..], 2),
        ['0', 'o' or 'O', ..] => (text[2..], 8),
        ['0', _, ..] => (text[1..], 8),
        _ => (text, 10),
    };

    private static bool TryDigits(string digits, uint numberBase, out ulong value)
    {
        value = 0;
        foreach (var letter in digits)
        {
            var digit = (uint)(char.IsAsciiDigit(letter) ? letter - '0' : char.IsAsciiLetter(letter) ? char.ToLowerInvariant(letter) - 'a' + 10 : 99);
            if (digit >= numberBase || value > (ulong.MaxValue - digit) / numberBase)
            {
                return false;
            }

            value = (value * numberBase) + digit;
        }

        return true;
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex RealNumber();
}
