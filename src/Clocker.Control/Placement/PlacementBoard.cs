using System.Diagnostics;

using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Placement;

namespace Clocker.Control.Placement;

/// <summary>A cloud's hosts as strategies see them, and what was found out about them for each class of requests.</summary>
internal sealed class PlacementBoard
{
    private const int MostClasses = 64;

    private readonly SortedDictionary<HostId, HostView> _views = [];
    private readonly List<int> _changes = [];
    private readonly Dictionary<(PlacementRequest Class, StrategyList Strategies), (Tournament? Tournament, long UsedAt)> _classes = [];
    private HostView[] _hosts = [];
    private bool _isSorted = true;
    private long _uses;

    private readonly HashSet<HostId> _withRules = [];

    /// <summary>Whether a host has rules of its own.</summary>
    public bool HaveHostsRules => _withRules.Count > 0;

    /// <summary>Grows with every change of a host.</summary>
    public long Version { get; private set; }

    /// <summary>The hosts, by id.</summary>
    public IReadOnlyList<HostView> Hosts
    {
        get
        {
            Sort();
            return _hosts;
        }
    }

    /// <summary>A host by its id; null if there is none.</summary>
    public HostView? Find(HostId id)
    {
        Sort();
        return _views.GetValueOrDefault(id);
    }

    /// <summary>A host is there, or has changed.</summary>
    public void Put(HostView host)
    {
        Version++;
        _ = host.Labels.ContainsKey(HostView.AffinityLabel) ? _withRules.Add(host.Id) : _withRules.Remove(host.Id);
        if (!_views.TryGetValue(host.Id, out var before))
        {
            _views[host.Id] = host;
            _isSorted = false;
            return;
        }

        _views[host.Id] = host = host with { Order = before.Order };
        if (_isSorted)
        {
            _hosts[before.Order] = host;
            _changes.Add(before.Order);
        }
    }

    /// <summary>A host is gone.</summary>
    public void Remove(HostId host)
    {
        Version++;
        _withRules.Remove(host);
        _isSorted &= !_views.Remove(host);
    }

    /// <summary>The best host for a request. Asking changes nothing that a later answer depends on.</summary>
    public Placed Place(PlacementRequest request, StrategyList strategies, ICloudSurvey cloud)
    {
        Sort();
        var asked = strategies.ClassOf(request, cloud);
        if (strategies.KeepsToNetworks && asked.NetworkHomes.Count > 0 && _views.GetValueOrDefault(asked.NetworkHomes.First().Value) is { } home
            && strategies.Judge(asked, home, strategies.Concerned(asked), new double[strategies.Count]).By < 0)
        {
            // Every other host would be rejected; in a large cloud, to ask each of them takes most of the time.
            return new(home, "");
        }

        if (TournamentOf(asked, strategies) is { } tournament)
        {
            return tournament.Winner >= 0 ? new(_hosts[tournament.Winner], "") : new(null, WhyNot(asked, strategies, tournament.Reasons));
        }

        return Scan(asked, strategies, _hosts) is >= 0 and var best
            ? new(_hosts[best], "")
            : new(null, WhyNot(asked, strategies, Rejections(asked, strategies).CountBy(rejection => (rejection.Code!, rejection.Subject))));
    }

    /// <summary>What every strategy thinks of every host.</summary>
    /// <param name="request">The request.</param>
    /// <param name="strategies">The strategies.</param>
    /// <param name="cloud">The cloud.</param>
    /// <param name="seen">How a host is to be seen, if not as it is.</param>
    public IReadOnlyList<HostJudgement> Explain(PlacementRequest request, StrategyList strategies, ICloudSurvey cloud, Func<HostView, HostView>? seen = null)
    {
        Sort();
        var asked = strategies.ClassOf(request, cloud);
        HostView[] hosts = seen is null ? _hosts : [.. _hosts.Select(seen)];
        var best = Scan(asked, strategies, hosts);
        return [.. hosts.Select((host, index) => Judgement(asked, strategies, host, index == best))];
    }

    private static HostJudgement Judgement(PlacementRequest request, StrategyList strategies, HostView host, bool isChosen)
    {
        var verdicts = Enumerable.Range(0, strategies.Count).Select(i => (Strategy: strategies[i], Verdict: strategies[i].Judge(request, host))).ToList();
        return new(
            host.Name,
            isChosen,
            verdicts.Where(pair => !pair.Verdict.IsAccepted).Select(pair => pair.Verdict.Reason).FirstOrDefault(),
            verdicts.Select(pair => new StrategyJudgement(
                pair.Strategy.Name, pair.Verdict.IsAccepted, pair.Verdict.Score, pair.Verdict.IsAccepted ? pair.Strategy.Rate(pair.Verdict, request, host) : pair.Strategy.Say(pair.Verdict, request, host))).ToValueList());
    }

    /// <summary>A class that is asked for again gets a tournament; one that never comes again is not worth one.</summary>
    private Tournament? TournamentOf(PlacementRequest asked, StrategyList strategies)
    {
        if (!strategies.HasClasses)
        {
            return null;
        }

        var isKnown = _classes.TryGetValue((asked, strategies), out var known);
        var tournament = known.Tournament;
        if (tournament is null && isKnown)
        {
            tournament = new(asked, strategies, _hosts) { Seen = _changes.Count };
        }

        for (; tournament?.Seen < _changes.Count; tournament.Seen++)
        {
            var changed = _changes[(int)tournament.Seen];
            tournament.Replay(changed, _hosts[changed]);
        }

        _classes[(asked, strategies)] = (tournament, ++_uses);
        if (_classes.Count > MostClasses)
        {
            _classes.Remove(_classes.MinBy(one => one.Value.UsedAt).Key);
        }

        return tournament;
    }

    private static int Scan(PlacementRequest request, StrategyList strategies, HostView[] hosts)
    {
        Span<double> best = stackalloc double[strategies.Count], next = stackalloc double[strategies.Count];
        var concerned = strategies.Concerned(request);
        var winner = -1;
        for (var i = 0; i < hosts.Length; i++)
        {
            if (strategies.Judge(request, hosts[i], concerned, next).By < 0 && (winner < 0 || next.SequenceCompareTo(best) > 0))
            {
                winner = i;
                next.CopyTo(best);
            }
        }

        return winner;
    }

    private IEnumerable<Verdict> Rejections(PlacementRequest request, StrategyList strategies)
    {
        var scores = new double[strategies.Count];
        var concerned = strategies.Concerned(request);
        return _hosts.Select(host => strategies.Judge(request, host, concerned, scores)).Where(judged => judged.By >= 0).Select(judged => judged.Rejection);
    }

    /// <summary>One host says its own words; of several, reasons are counted.</summary>
    private string WhyNot(PlacementRequest request, StrategyList strategies, IEnumerable<KeyValuePair<(string Code, string? Subject), int>> reasons)
    {
        switch (_hosts)
        {
            case []:
                return "there are no hosts";
            case [var only]:
                var (by, verdict) = strategies.Judge(request, only, strategies.Concerned(request), new double[strategies.Count]);
                return $"host {only.Name}: {strategies[by].Say(verdict, request, only)}";
            default:
                return Counted(_hosts.Length, reasons.Select(reason => (new Verdict(reason.Key.Code, reason.Key.Subject, 0, 0, 0).Reason, reason.Value)));
        }
    }

    /// <summary>Why hosts will not do, counted; empty if all will.</summary>
    public static string Counted(IReadOnlyCollection<HostJudgement> hosts) =>
        Counted(hosts.Count, hosts.Where(host => host.Reason is not null).CountBy(host => host.Reason!).Select(reason => (reason.Key, reason.Value)));

    /// <summary>"3 of 5 hosts: memory; 2: label ssd".</summary>
    public static string Counted(int hosts, IEnumerable<(string Reason, int Count)> reasons)
    {
        var ordered = reasons.OrderByDescending(reason => reason.Count).ThenBy(reason => reason.Reason, StringComparer.Ordinal).ToList();
        Debug.Assert(ordered.Sum(reason => reason.Count) <= hosts, "A host has one reason at most.");
        return string.Join("; ", ordered.Select((reason, at) => at == 0 ? $"{reason.Count} of {hosts} hosts: {reason.Reason}" : $"{reason.Count}: {reason.Reason}"));
    }

    /// <summary>When hosts come or go, all is found out anew; so it is when there were more changes than are worth remembering.</summary>
    private void Sort()
    {
        if (_isSorted && _changes.Count <= 4 * (_hosts.Length + 1_000))
        {
            return;
        }

        var order = 0;
        foreach (var (id, host) in _views.ToArray())
        {
            _views[id] = host with { Order = order++ };
        }

        _hosts = [.. _views.Values];
        _changes.Clear();
        _classes.Clear();
        _isSorted = true;
    }
}
