using Clocker.Client.Entities;

namespace Clocker.Cli.Showing;

/// <summary>What placement thinks of hosts, as rows of a table.</summary>
internal static class PlacementRows
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Titles { get; } = ["HOST", "", "STRATEGY", "VERDICT"];

    /// <summary>The rows: a host that will do shows what orders it; one that will not shows what is against it.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(PlacementAnswer placement, bool isThere) => placement.Hosts.SelectMany(host => Of(placement, host, isThere));

    private static IEnumerable<IReadOnlyList<string>> Of(PlacementAnswer placement, HostPlacementAnswer host, bool isThere)
    {
        var verdicts = host.Strategies.Where(verdict => host.Reason is null ? verdict.Words is not null || verdict.Score != 0 : !verdict.Accepted).ToList();
        var mark = isThere && host.Host == placement.Host ? "it is here" : host.Best ? "best" : host.Reason is null ? "fits" : "no";
        return verdicts.Count == 0
            ? [[host.Host, mark, "", ""]]
            : verdicts.Select((verdict, at) => (IReadOnlyList<string>)[at == 0 ? host.Host : "", at == 0 ? mark : "", verdict.Strategy, verdict.Words ?? FormattableString.Invariant($"score {verdict.Score:0.###}")]);
    }
}
