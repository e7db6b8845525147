using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Entities;

/// <summary>Reads values as the types that config keys have, as liberally as Brooklyn and Compose do.</summary>
public static class Coercions
{
    private static readonly string[] Yes = ["true", "yes", "t", "y", "on"];
    private static readonly string[] No = ["false", "no", "f", "n", "off"];

    /// <summary>Moments without anything between their digits, as Brooklyn writes them in names.</summary>
    private static readonly string[] CompactMoments =
        ["yyyyMMdd", "yyyyMMdd-HHmm", "yyyyMMdd-HHmmss", "yyyyMMdd-HHmmssfff", "yyyyMMdd'T'HHmm", "yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmmssK", "yyyyMMdd'T'HHmmss.FFFK", "yyyy-MM-dd-HH-mm", "yyyy-MM-dd-HH-mm-ss"];

    /// <summary>Any value, as it is.</summary>
    public static Coerced<Value> Any(Value value) => value;

    /// <summary>Text; numbers and truth values as they are written.</summary>
    public static Coerced<string> Text(Value value) => value switch
    {
        Value.Text text => text.Content,
        Value.Number or Value.Truth or Value.Nothing => value.Display,
        Value.Secret or Value.Joined => Coerced<string>.Wrong("a secret cannot be used here"),
        _ => Coerced<string>.Wrong($"{Describe(value)} is not text"),
    };

    /// <summary>Text that may hold secrets; lists and maps become JSON.</summary>
    public static Coerced<Value> Content(Value value) => value switch
    {
        Value.Text or Value.Secret or Value.Joined => value,
        Value.Sequence or Value.Fields when value.HoldsSecret => Coerced<Value>.Wrong("a list or a map with a secret in it cannot be made into text"),
        Value.Sequence or Value.Fields => Value.Of(ValueJson.Write(value)),
        _ => Value.Of(value.Display),
    };

    /// <summary>True or false, in Brooklyn's words: true, yes, t, y and their opposites, in any case.</summary>
    public static Coerced<bool> Truth(Value value)
    {
        if (value is Value.Truth truth)
        {
            return truth.IsTrue;
        }

        var word = (value as Value.Text)?.Content.Trim() ?? "";
        return Yes.Contains(word, StringComparer.OrdinalIgnoreCase) ? true
            : No.Contains(word, StringComparer.OrdinalIgnoreCase) ? false
            : Coerced<bool>.Wrong($"{Describe(value)} is neither true nor false");
    }

    /// <summary>A number.</summary>
    public static Coerced<decimal> Number(Value value) => value switch
    {
        Value.Number number => number.Amount,
        Value.Text text when decimal.TryParse(text.Content, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) => amount,
        _ => Coerced<decimal>.Wrong($"{Describe(value)} is not a number"),
    };

    /// <summary>A whole number.</summary>
    public static Coerced<int> Integer(Value value) => Number(value) switch
    {
        { Problem: { } problem } => Coerced<int>.Wrong(problem),
        { Value: >= int.MinValue and <= int.MaxValue } amount when decimal.Truncate(amount.Value) == amount.Value => (int)amount.Value,
        _ => Coerced<int>.Wrong($"{Describe(value)} is not a whole number of a usual size"),
    };

    /// <summary>
    /// A duration in Brooklyn's words (<c>5s</c>, <c>1h 30m</c>, a bare number is milliseconds, <c>forever</c>) or Compose's
    /// (<c>1m30s</c>). <see cref="TimeSpan.MaxValue"/> is for ever, a negative one is never.
    /// </summary>
    public static Coerced<TimeSpan> Duration(Value value) => value switch
    {
        Value.Number number => Durations.FromMilliseconds(number.Amount) is { } time ? time : NoDuration(value),
        Value.Truth { IsTrue: false } => Durations.Never,
        Value.Text text => Durations.Read(text.Content) is { } time ? time : NoDuration(value),
        _ => NoDuration(value),
    };

    /// <summary>A duration, where a blank text or the word <c>null</c> is none, as Brooklyn has it: then the usual one counts.</summary>
    public static Func<Value, Coerced<TimeSpan>> DurationOr(TimeSpan usual) => value => IsNoDuration(value) ? usual : Duration(value);

    /// <summary>Whether a value gives no duration, and is no mistake either.</summary>
    internal static bool IsNoDuration(Value value) => value is Value.Text text && text.Content.Trim() is "" or "null";

    /// <summary>A duration that is not negative and says its unit: <c>30s</c>, <c>1m30s</c>, as Compose wants them.</summary>
    public static Coerced<TimeSpan> DurationWithUnit(Value value) => value switch
    {
        Value.Number { Amount: 0 } => TimeSpan.Zero,
        Value.Number number => Coerced<TimeSpan>.Wrong($"{number.Display} has no unit; write {number.Display}s for seconds"),
        _ => Duration(value) is { Problem: null, Value.Ticks: < 0 } ? NoDuration(value) : Duration(value),
    };

    /// <summary>A size in bytes: a number, or a number with a unit such as <c>512m</c>, <c>1gb</c>, <c>8Gi</c>; units are powers of 1,024.</summary>
    public static Coerced<long> Bytes(Value value)
    {
        var text = value is Value.Number or Value.Text ? value.Display.Trim() : "";
        var digits = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
        var unit = text[digits..].Trim().ToUpperInvariant() switch
        {
            "" or "B" or "BYTE" or "BYTES" => 1L,
            "K" or "KB" or "KI" or "KIB" => 1L << 10,
            "M" or "MB" or "MI" or "MIB" => 1L << 20,
            "G" or "GB" or "GI" or "GIB" => 1L << 30,
            "T" or "TB" or "TI" or "TIB" => 1L << 40,
            _ => 0,
        };
        return unit > 0
            && decimal.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount <= long.MaxValue / unit
                ? (long)(amount * unit)
                : Coerced<long>.Wrong($"{Describe(value)} is not a size in bytes");
    }

    /// <summary>One of the words of an enumeration, in any case, with hyphens, underscores or neither.</summary>
    public static Coerced<T> Enumeration<T>(Value value)
        where T : struct, Enum
    {
        var word = (value as Value.Text)?.Content.Trim() ?? "";
        var plain = Squeezed(word);
        foreach (var name in Enum.GetNames<T>())
        {
            if (plain == Squeezed(name))
            {
                return Enum.Parse<T>(name);
            }
        }

        return Coerced<T>.Wrong($"{Describe(value)} is not one of {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");

        static string Squeezed(string text) =>
            text.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
    }

    /// <summary>A moment: ISO 8601, with or without a time and a zone (UTC else), or milliseconds since 1970.</summary>
    public static Coerced<DateTimeOffset> Moment(Value value)
    {
        var text = value is Value.Text or Value.Number ? value.Display.Trim() : "";
        const long earliestAsText = 978_307_200_000; // Below, a text of digits is more likely a year or a day.
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            && (value is Value.Number || milliseconds is 0 or >= earliestAsText) && Math.Abs(milliseconds) < 200_000_000_000_000)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }

        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return value is Value.Text && text.Length >= 8
            && (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var moment)
                || DateTimeOffset.TryParseExact(text, CompactMoments, CultureInfo.InvariantCulture, styles, out moment))
                ? moment
                : Coerced<DateTimeOffset>.Wrong($"{Describe(value)} is not a date or a time");
    }

    /// <summary>A list: a YAML list, one value, or text with commas.</summary>
    public static Coerced<ValueList<T>> List<T>(Value value, Func<Value, Coerced<T>> item)
    {
        IEnumerable<Value> items = value switch
        {
            Value.Sequence list => list.Items,
            Value.Nothing => [],
            Value.Text text => FlowText.Read(text.Content) is Value.Sequence flow ? flow.Items : Pieces(text.Content).Select(Value.Of),
            Value.Fields => [],
            _ => [value],
        };
        return value is Value.Fields ? Coerced<ValueList<T>>.Wrong("a map is not a list") : Each(items, item);
    }

    /// <summary>A map: a YAML map, a list of <c>key=value</c>, or text with commas between such.</summary>
    public static Coerced<ValueMap<T>> Map<T>(Value value, Func<Value, Coerced<T>> item)
    {
        switch (value)
        {
            case Value.Nothing:
                return ValueMap<T>.Empty;
            case Value.Fields map:
                var items = Each(map.Entries.Values, item);
                return items.Problem is { } wrong
                    ? Coerced<ValueMap<T>>.Wrong(wrong)
                    : map.Entries.Keys.Zip(items.Value!, KeyValuePair.Create).ToValueMap();
            case Value.Text text when FlowText.Read(text.Content) is Value.Fields flow:
                return Map(flow, item);
            case Value.Sequence or Value.Text:
                var pairs = Coercions.List(value, Pair);
                return pairs.Problem is { } problem
                    ? Coerced<ValueMap<T>>.Wrong(problem)
                    : Map(new Value.Fields(pairs.Value!.ToValueMap()), item);
            default:
                return Coerced<ValueMap<T>>.Wrong($"{Describe(value)} is not a map");
        }
    }

    /// <summary>Null for YAML's null, else what <paramref name="coerce"/> makes of it.</summary>
    public static Coerced<T?> OrNull<T>(Value value, Func<Value, Coerced<T>> coerce)
        where T : class =>
        value is Value.Nothing ? default : Nullable(coerce(value));

    /// <summary>Null for YAML's null, else what <paramref name="coerce"/> makes of it.</summary>
    public static Coerced<T?> OrNone<T>(Value value, Func<Value, Coerced<T>> coerce)
        where T : struct =>
        value is Value.Nothing ? default : coerce(value) is { Problem: null } read ? new(read.Value, null) : new(null, coerce(value).Problem);

    /// <summary>A value as a message shows it: quoted, shortened, secrets masked.</summary>
    public static string Describe(Value value) => value switch
    {
        Value.Nothing => "nothing",
        Value.Sequence => "a list",
        Value.Fields => "a map",
        Value.Secret or Value.Joined => "a secret",
        _ => value.Display.Length > 60 ? $"\"{value.Display[..57]}...\"" : $"\"{value.Display}\"",
    };

    private static Coerced<T?> Nullable<T>(Coerced<T> read)
        where T : class =>
        new(read.Value, read.Problem);

    private static Coerced<TimeSpan> NoDuration(Value value) => Coerced<TimeSpan>.Wrong($"{Describe(value)} is not a duration");

    private static Coerced<ValueList<T>> Each<T>(IEnumerable<Value> values, Func<Value, Coerced<T>> item)
    {
        var items = new List<T>();
        foreach (var value in values)
        {
            var read = item(value);
            if (read.Problem is not null)
            {
                return Coerced<ValueList<T>>.Wrong(read.Problem);
            }

            items.Add(read.Value!);
        }

        return items.ToValueList();
    }

    private static Coerced<KeyValuePair<string, Value>> Pair(Value value)
    {
        switch (value)
        {
            case Value.Joined { Parts: [Value.Text first, ..] parts } when first.Content.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals:
                Value rest = new Value.Joined([Value.Of(first.Content[(equals + 1)..]), .. parts.Skip(1)]);
                return KeyValuePair.Create(first.Content[..equals].Trim(), rest);
            case Value.Fields { Entries.Count: 1 } map:
                return map.Entries.Single();
            case Value.Text text when text.Content.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals:
                return KeyValuePair.Create(text.Content[..equals].Trim(), Value.Of(text.Content[(equals + 1)..]));
            default:
                return Coerced<KeyValuePair<string, Value>>.Wrong($"{Describe(value)} has no value; write {value.Display}=VALUE");
        }
    }

    private static string[] Pieces(string text)
    {
        var trimmed = text.Trim();
        var inner = trimmed is ['[', .., ']'] ? trimmed[1..^1] : trimmed;
        return inner.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
