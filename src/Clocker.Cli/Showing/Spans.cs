using System.Globalization;

namespace Clocker.Cli.Showing;

/// <summary>Durations and times as people read them.</summary>
internal static class Spans
{
    public static string Of(TimeSpan span)
    {
        var positive = span < TimeSpan.Zero ? TimeSpan.Zero : span;
        return positive switch
        {
            { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{positive.TotalSeconds:0.0} s"),
            { TotalHours: < 1 } => $"{positive.Minutes}m {positive.Seconds:00}s",
            { TotalDays: < 1 } => $"{positive.Hours}h {positive.Minutes:00}m",
            _ => $"{positive.Days}d {positive.Hours:00}h",
        };
    }

    /// <summary>As <see cref="Of"/>, in whole seconds.</summary>
    public static string Age(TimeSpan span) => span.TotalSeconds < 60 ? $"{Math.Max(0, (int)span.TotalSeconds)}s" : Of(span);

    public static string At(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
