using System.Runtime.InteropServices;

using Clocker.Model.Placement;

namespace Clocker.Control.Placement;

/// <summary>
/// All hosts of a cloud, judged for one class of requests. They play in pairs, and the winners again, so that the best stands at
/// the top; a host that changed plays only its own way up.
/// </summary>
internal sealed class Tournament
{
    private const int Nobody = -1;

    private readonly PlacementRequest _request;
    private readonly StrategyList _strategies;
    private readonly int[] _concerned;
    private readonly int _count;
    private readonly double[] _scores;
    private readonly bool[] _isAccepted;
    private readonly (string Code, string? Subject)[] _reasons;
    private readonly int[] _winners;
    private readonly Dictionary<(string Code, string? Subject), int> _counts = [];

    public Tournament(PlacementRequest request, StrategyList strategies, IReadOnlyList<HostView> hosts)
    {
        (_request, _strategies, _concerned, _count) = (request, strategies, strategies.Concerned(request), hosts.Count);
        _scores = new double[_count * strategies.Count];
        _isAccepted = new bool[_count];
        _reasons = new (string, string?)[_count];
        _winners = new int[Math.Max(2, 2 * _count)];
        Array.Fill(_winners, Nobody);
        for (var i = 0; i < _count; i++)
        {
            Judge(i, hosts[i]);
            _winners[_count + i] = _isAccepted[i] ? i : Nobody;
        }

        for (var node = _count - 1; node >= 1; node--)
        {
            _winners[node] = Better(_winners[2 * node], _winners[(2 * node) + 1]);
        }
    }

    /// <summary>How many changes of hosts it has seen.</summary>
    public long Seen { get; set; }

    /// <summary>The best host; -1 if none will do.</summary>
    public int Winner => _winners[1];

    /// <summary>How many hosts are rejected for each reason.</summary>
    public IEnumerable<KeyValuePair<(string Code, string? Subject), int>> Reasons => _counts.Where(reason => reason.Value > 0);

    /// <summary>A host has changed.</summary>
    public void Replay(int index, HostView host)
    {
        if (!_isAccepted[index])
        {
            _counts[_reasons[index]]--;
        }

        Judge(index, host);
        var node = _count + index;
        _winners[node] = _isAccepted[index] ? index : Nobody;
        for (node /= 2; node >= 1; node /= 2)
        {
            _winners[node] = Better(_winners[2 * node], _winners[(2 * node) + 1]);
        }
    }

    private void Judge(int index, HostView host)
    {
        var (by, rejection) = _strategies.Judge(_request, host, _concerned, Scores(index));
        _isAccepted[index] = by < 0;
        if (by >= 0)
        {
            _reasons[index] = (rejection.Code!, rejection.Subject);
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, _reasons[index], out _)++;
        }
    }

    private Span<double> Scores(int index) => _scores.AsSpan(index * _strategies.Count, _strategies.Count);

    /// <summary>Ties go to the earlier host.</summary>
    private int Better(int one, int other)
    {
        if (one < 0 || other < 0)
        {
            return one < 0 ? other : one;
        }

        var order = Scores(one).SequenceCompareTo(Scores(other));
        return order == 0 ? Math.Min(one, other) : order > 0 ? one : other;
    }
}
