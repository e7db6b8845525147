using Clocker.Model.Placement;

namespace Clocker.Control.Placement;

/// <summary>Asks strategies, in their order, where a container belongs. The last one orders first; ties go to the earlier host id.</summary>
internal sealed class PlacementPipeline(IReadOnlyList<IPlacementStrategy> strategies)
{
    /// <summary>The best host, or null and why there is none, in words.</summary>
    public (HostView? Host, string Reason) Place(PlacementRequest request, IEnumerable<HostView> hosts)
    {
        var rejections = new List<(string Host, string Reason)>();
        var accepted = new List<(HostView Host, double[] Scores)>();
        foreach (var host in hosts.OrderBy(host => host.Id))
        {
            var verdicts = strategies.Select(strategy => strategy.Judge(request, host)).ToList();
            if (verdicts.OfType<Verdict.Reject>().FirstOrDefault() is { } rejection)
            {
                rejections.Add((host.Name, rejection.Reason));
                continue;
            }

            accepted.Add((host, [.. verdicts.Select(verdict => ((Verdict.Accept)verdict).Score).Reverse()]));
        }

        return accepted.Count > 0
            ? (accepted.Aggregate((best, next) => IsBetter(next.Scores, best.Scores) ? next : best).Host, "")
            : (null, Explain(rejections));
    }

    private static bool IsBetter(double[] scores, double[] best) =>
        scores.Zip(best).Where(pair => pair.First != pair.Second).Select(pair => pair.First > pair.Second).FirstOrDefault();

    private static string Explain(List<(string Host, string Reason)> rejections) => rejections switch
    {
        [] => "there are no hosts",
        [var only] => $"host {only.Host}: {only.Reason}",
        _ => string.Join("; ", rejections
            .GroupBy(rejection => rejection.Reason, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} of {rejections.Count} hosts: {group.Key}")),
    };
}
