namespace Clocker.Control.Worlds;

/// <summary>When mail that nobody has confirmed is sent again: soon at first, since it may be lost, then ever more seldom, since whom it is for may be busy.</summary>
internal static class Resending
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private const int MostDoublings = 4;

    /// <summary>How long to wait after having sent it so often: a second, doubled each time, up to sixteen.</summary>
    public static TimeSpan After(int sent) => First * (1 << Math.Clamp(sent - 1, 0, MostDoublings));
}
