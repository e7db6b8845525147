using System.Globalization;

namespace Clocker.Cli.Sources;

/// <summary>Reads durations such as <c>90s</c>, <c>10m</c>, <c>1h30m</c>.</summary>
internal static class Timeouts
{
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(10);

    /// <exception cref="CommandException">It is no duration.</exception>
    public static TimeSpan Read(string? text)
    {
        if (text is null)
        {
            return Usual;
        }

        var total = TimeSpan.Zero;
        var at = 0;
        while (at < text.Length && total < TimeSpan.FromDays(365))
        {
            var start = at;
            at = SkipWhile(text, at, letter => char.IsAsciiDigit(letter) || letter == '.');
            var hasAmount = double.TryParse(text[start..at], CultureInfo.InvariantCulture, out var amount);
            var unit = at;
            at = SkipWhile(text, at, char.IsAsciiLetter);
            var factor = hasAmount ? Unit(text[unit..at]) : null;
            if (factor is null || at == start)
            {
                throw Wrong(text);
            }

            total += amount * factor.Value;
        }

        return total > TimeSpan.Zero ? total : throw Wrong(text);
    }

    private static CommandException Wrong(string text) =>
        new(ExitCodes.WrongUse, $"\"{text}\" is no duration.", "Write it as 90s, 10m or 1h30m.");

    private static int SkipWhile(string text, int at, Func<char, bool> skips)
    {
        while (at < text.Length && skips(text[at]))
        {
            at++;
        }

        return at;
    }

    private static TimeSpan? Unit(string unit) => unit switch
    {
        "ms" => TimeSpan.FromMilliseconds(1),
        "" or "s" => TimeSpan.FromSeconds(1),
        "m" => TimeSpan.FromMinutes(1),
        "h" => TimeSpan.FromHours(1),
        _ => null,
    };
}
