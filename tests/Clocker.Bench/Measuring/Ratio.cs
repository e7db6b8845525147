namespace Clocker.Bench.Measuring;

/// <summary>How much longer one thing takes than another: the median of the ratios of pairs, and where it lies with 95 % confidence.</summary>
internal sealed record Ratio(double Median, double Low, double High)
{
    private const int Resamples = 20_000;

    /// <summary>Compares what was measured in pairs; the interval is the bootstrap's.</summary>
    public static Ratio Of(IReadOnlyList<double> measured, IReadOnlyList<double> reference)
    {
        var ratios = measured.Zip(reference, (one, other) => one / other).ToArray();
        var chance = new Random(1);
        var medians = Enumerable.Range(0, Resamples)
            .Select(_ => Statistics.Median([.. ratios.Select(_ => ratios[chance.Next(ratios.Length)])]))
            .Order()
            .ToArray();
        return new(Statistics.Median(ratios), medians[(int)(Resamples * 0.025)], medians[(int)(Resamples * 0.975)]);
    }
}
