namespace Clocker.Bench.Scaling;

/// <summary>How many containers are wanted at a time of the day: few at night, most in the afternoon, with two crowds that come at once.</summary>
internal static class Demand
{
    private const double Night = 2_400;
    private const double Swing = 4_300;
    private const double Crowd = 800;
    private const double Ripple = 60;

    public static int At(TimeSpan time)
    {
        var day = (1 - Math.Cos(2 * Math.PI * (time.TotalHours - 2) / 24)) / 2;
        var crowds = CrowdAt(time, TimeSpan.FromHours(10), TimeSpan.FromMinutes(25)) + CrowdAt(time, TimeSpan.FromHours(19), TimeSpan.FromMinutes(50));
        return (int)(Night + (Swing * day) + crowds + (Ripple * Math.Sin(2 * Math.PI * time.TotalMinutes / 17)));
    }

    /// <summary>A crowd that comes within a minute, stays, and leaves as fast.</summary>
    private static double CrowdAt(TimeSpan time, TimeSpan from, TimeSpan stays) => Crowd * Math.Clamp(
        Math.Min((time - from).TotalMinutes, (from + stays - time).TotalMinutes), 0, 1);
}
