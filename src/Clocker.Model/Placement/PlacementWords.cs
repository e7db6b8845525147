using System.Globalization;

namespace Clocker.Model.Placement;

/// <summary>Words for verdicts and their numbers.</summary>
public static class PlacementWords
{
    /// <summary>A rejection of which no more is known than it says itself.</summary>
    public static string Of(Verdict verdict) => verdict.Asked == 0 && verdict.Had == 0
        ? $"{Capital(verdict.Reason)}."
        : $"{Capital(verdict.Reason)}: {Number(verdict.Asked)} asked for, {Number(verdict.Had)} there.";

    /// <summary>A size in a unit that people read.</summary>
    public static string Size(double bytes) => bytes switch
    {
        >= 1L << 30 => $"{Number(bytes / (1L << 30))} GiB",
        >= 1L << 20 => $"{Number(bytes / (1L << 20))} MiB",
        _ => $"{Number(bytes)} bytes",
    };

    /// <summary>A number with as many digits as matter.</summary>
    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A share of a whole.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");

    /// <summary>How many of something.</summary>
    public static string Counted(long count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";

    /// <summary>A sentence of a clause.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
