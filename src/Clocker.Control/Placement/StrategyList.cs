using Clocker.Model.Placement;

namespace Clocker.Control.Placement;

/// <summary>The strategies that one container's hosts are asked for by, in order: laws, the cloud's, its own.</summary>
internal sealed class StrategyList
{
    private readonly IPlacementStrategy[] _strategies;
    private readonly ISurvey[] _surveys;
    private readonly RequestParts _reads;

    public StrategyList(IEnumerable<IPlacementStrategy> strategies)
    {
        _strategies = [.. strategies];
        _surveys = [.. _strategies.OfType<ISurvey>()];
        KeepsToNetworks = Array.Exists(_strategies, strategy => strategy.KeepsToNetworks);
        _reads = _strategies.Aggregate(RequestParts.None, (reads, strategy) => reads | strategy.Reads);
    }

    public int Count => _strategies.Length;

    public IPlacementStrategy this[int index] => _strategies[index];

    /// <summary>Whether no host will do but where networks live that live somewhere.</summary>
    public bool KeepsToNetworks { get; }

    /// <summary>Whether two requests can be of one class.</summary>
    public bool HasClasses => !_reads.HasFlag(RequestParts.Ordinal);

    /// <summary>The request's class: what the strategies read of it, with what they surveyed.</summary>
    public PlacementRequest ClassOf(PlacementRequest request, ICloudSurvey cloud)
    {
        var surveyed = _surveys.Length == 0 ? request.Surveyed
            : Model.Collections.ValueMap.Create<double>([.. _surveys.SelectMany(survey => survey.Survey(request, cloud)).DistinctBy(found => found.Key)]);
        return request with
        {
            Owner = _reads.HasFlag(RequestParts.Owner) ? request.Owner : null,
            Image = _reads.HasFlag(RequestParts.Image) ? request.Image : "",
            Ordinal = HasClasses ? 0 : request.Ordinal,
            Surveyed = surveyed,
        };
    }

    /// <summary>The strategies that have anything to say of a request, by where they stand.</summary>
    public int[] Concerned(PlacementRequest request) => [.. Enumerable.Range(0, _strategies.Length).Where(i => _strategies[i].Concerns(request))];

    /// <summary>Judges a host: fills its scores, the last strategy's first. The rejection and who rejects, or nothing.</summary>
    public (int By, Verdict Rejection) Judge(PlacementRequest request, HostView host, ReadOnlySpan<int> concerned, Span<double> scores)
    {
        foreach (var i in concerned)
        {
            var verdict = _strategies[i].Judge(request, host);
            if (!verdict.IsAccepted)
            {
                return (i, verdict);
            }

            scores[_strategies.Length - 1 - i] = verdict.Score;
        }

        return (-1, default);
    }
}
