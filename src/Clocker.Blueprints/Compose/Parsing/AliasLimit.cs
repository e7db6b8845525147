namespace Clocker.Blueprints.Compose.Parsing;

/// <summary>Tells documents that use aliases from those that are nothing but aliases of aliases, as Compose's parser does.</summary>
internal sealed class AliasLimit
{
    private const long FewAliases = 100;
    private const long FewNodes = 1_000;
    private const double LowNodes = 400_000;
    private const double HighNodes = 4_000_000;
    private const double LowRatio = 0.99;
    private const double HighRatio = 0.10;

    private long _aliased;
    private long _all;

    /// <summary>Counts a value that stands there as it is.</summary>
    public void Count() => _all++;

    /// <summary>Counts what an alias stands for; false if that is too much.</summary>
    public bool Take(long size)
    {
        _aliased += size;
        _all += size + 1;
        return _aliased <= FewAliases || _all <= FewNodes || (double)_aliased / _all <= Allowed(_all);
    }

    /// <summary>The more there is, the less of it may come from aliases.</summary>
    private static double Allowed(double all) =>
        all <= LowNodes ? LowRatio
        : all >= HighNodes ? HighRatio
        : LowRatio - ((LowRatio - HighRatio) * (all - LowNodes) / (HighNodes - LowNodes));
}
