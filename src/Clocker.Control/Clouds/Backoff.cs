namespace Clocker.Control.Clouds;

/// <summary>How long to wait before the next try.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>After this many failures in a row: half a second, doubled each time, up to half a minute.</summary>
    public static TimeSpan After(int failures) => failures switch
    {
        <= 0 => TimeSpan.Zero,
        > 7 => Longest,
        _ => First * (1 << (failures - 1)) is var pause && pause < Longest ? pause : Longest,
    };
}
