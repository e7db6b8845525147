using Clocker.Control.Hosts;
using Clocker.Model.Identity;
using Clocker.Model.Locations;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <summary>What is deployed together arrives within this, and is counted together.</summary>
    private static readonly TimeSpan GatherTime = TimeSpan.FromSeconds(1);

    /// <summary>What a location could give is asked anew after this, for as long as something waits for it.</summary>
    private static readonly TimeSpan RoomLasts = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstGrowthPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestGrowthPause = TimeSpan.FromMinutes(30);

    /// <summary>A host that was asked for this often and did not come is not asked for again.</summary>
    private const int TriesOfGrowth = 3;

    private readonly SortedDictionary<EntityId, string> _notes = [];
    private readonly SortedDictionary<EntityId, string> _hopeless = [];
    private LocationRoom? _room;
    private TimeSpan _roomAt;
    private long _roomAsked;
    private TimeSpan? _waitingSince;
    private TimeSpan _trialNotBefore;
    private TimeSpan _growNotBefore;
    private int _growthsFailed;
    private string? _notGiven;
    private string? _noMore;
    private int _fitting;
    private bool _isShort;

    /// <summary>
    /// Adds hosts for what fits nowhere, and for headroom that has been lacking for a while: one growth at a time, after the hosts of the
    /// one before have come. What waits is then placed by its strategies, on whichever host suits.
    /// </summary>
    private bool Grow(Headroom? headroom, HostCensus hosts)
    {
        if (Source() is not { } source)
        {
            return false;
        }

        var waiting = WhatWaits(hosts);
        _waitingSince = waiting.Count == 0 ? null : _waitingSince ?? Now.Elapsed;
        var lacking = headroom is not null && _scaling.HasHeadroom ? Lacking(hosts.Load) : 0;
        if (waiting.Count == 0 && lacking == 0)
        {
            (_room, _fitting, _isShort, _noMore) = (null, 0, false, null);
            _hopeless.Clear();
            return Tell([]);
        }

        if (WhyNotNow(hosts) is { } note)
        {
            return Tell(waiting.Select(claim => KeyValuePair.Create(claim.Id, _hopeless.GetValueOrDefault(claim.Id, note))));
        }

        var due = lacking > 0 ? _trialNotBefore : Later(_waitingSince!.Value + GatherTime, _trialNotBefore);
        if (due > Now.Elapsed)
        {
            WakeBy(due);
            return false;
        }

        if (_room is null || _roomAt + RoomLasts <= Now.Elapsed)
        {
            FindRoom(source);
            return false;
        }

        WakeBy(_roomAt + RoomLasts);
        return Try(source, _room, waiting, headroom, hosts.Load, lacking);
    }

    /// <summary>How many hosts the headroom has been lacking throughout its window.</summary>
    private int Lacking(CloudLoad load)
    {
        if (_rising.AboveSince(load.Hosts) is not { } since)
        {
            return 0;
        }

        if (since + HotWindow > Now.Elapsed)
        {
            WakeBy(since + HotWindow);
            return 0;
        }

        return _rising.Least - load.Hosts;
    }

    /// <summary>Whoever has no host, and whoever has one that is lost or drained and finds no other. What has data there stays.</summary>
    private List<ClaimRecord> WhatWaits(HostCensus hosts) =>
    [
        .. _waiting.Select(id => _claims[id]),
        .. from host in hosts.Emptying
           from pair in InstancesOn(host.Id)
           where !pair.Instance.IsRetired && pair.Claim.Wanted is not null && !HasDataOn(pair.Claim, host.Id)
           select pair.Claim,
    ];

    /// <summary>Why no hosts are added at the moment, as it is said to who waits; null if they may be.</summary>
    private string? WhyNotNow(HostCensus hosts)
    {
        if (hosts.Coming is { Count: > 0 } coming)
        {
            return $"{string.Join(", ", coming.Take(3).Select(host => host.Name))}{(coming.Count > 3 ? $" and {coming.Count - 3} more" : "")} {(coming.Count == 1 ? "is" : "are")} on the way";
        }

        if (MostAreSilent(hosts))
        {
            return "none is added while most hosts do not answer";
        }

        if (_growNotBefore > Now.Elapsed)
        {
            WakeBy(_growNotBefore);
            return $"none could be added: {_notGiven}";
        }

        return null;
    }

    private void FindRoom(string source)
    {
        if (_roomAsked == 0)
        {
            _roomAsked = NextCommand();
            Order(new HostCommand.FindRoom(_roomAsked, new($"{Id.Value}.0"), source));
        }
    }

    /// <summary>What a location could give; that it does not say so is no more than that.</summary>
    private void RoomFound(HostCommand.FindRoom asked, Outcome outcome)
    {
        if (asked.Id == _roomAsked)
        {
            _roomAsked = 0;
            if (asked.Location != Source())
            {
                return;
            }

            _roomAt = Now.Elapsed;
            _room = outcome switch
            {
                Outcome.RoomFound found => found.Room,
                Outcome.Failed failed => LocationRoom.None(failed.Message.TrimEnd('.')),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    /// <summary>Puts what waits on hosts that could be had, on trial; gets as many as that takes, or says why not.</summary>
    private bool Try(string source, LocationRoom room, List<ClaimRecord> waiting, Headroom? headroom, CloudLoad load, int lacking)
    {
        // Ten thousand that wait for ever are not tried each second.
        _trialNotBefore = Now.Elapsed + (GatherTime * (1 + (waiting.Count / 1_000)));
        var most = Math.Max(0, Most() - _hosts.Count);
        var trials = new TrialHosts(new Survey(this), room, most, Usual());
        foreach (var silent in _hosts.Values.Where(host => IsSilent(host) && Counts(host)))
        {
            trials.Add(_roster.LoadOf(silent.Id).On(ViewOf(silent)));
        }

        var results = waiting.Select(claim => (Claim: claim, Trial: OnTrial(claim, trials))).ToList();
        var fitting = results.Where(result => result.Trial is Trial.OnNew).Select(result => result.Claim).ToList();
        _isShort = results.Exists(result => result.Trial is Trial.OnNew or Trial.Full);
        _fitting = results.Count(result => result is { Claim.Live: null, Trial: Trial.OnNew or Trial.Full });
        _hopeless.Clear();
        foreach (var (claim, trial) in results)
        {
            if (trial is Trial.Never never)
            {
                _hopeless[claim.Id] = $"another one would not do: {never.Reason}";
            }
        }

        var wanted = Math.Max(trials.Needed, lacking);
        var count = Math.Min(wanted, Math.Min(most, room.Left ?? int.MaxValue));
        var noMore = NoMore(source, room, most);
        _noMore = count < wanted || results.Exists(result => result.Trial is Trial.Full) ? noMore : null;
        Get(source, count, trials, WhyMore(fitting, headroom, load, trials.Needed, count));
        return Tell(results.Select(result => KeyValuePair.Create(result.Claim.Id, result.Trial switch
        {
            Trial.OnNew => "",
            Trial.OnSilent silent => $"it would fit on {silent.Host}, which does not answer",
            Trial.Full => noMore,
            Trial.Never => _hopeless[result.Claim.Id],
            _ => throw new System.Diagnostics.UnreachableException(),
        })).Where(note => note.Value.Length > 0)) || count > 0;
    }

    private Trial OnTrial(ClaimRecord claim, TrialHosts trials) => StrategiesOf(claim) is { List: { } list }
        ? trials.Place(Unbound(RequestOf(claim.Id, claim.Owner, claim.Wanted!), claim.Live), Traits.SpansHosts ? [] : [.. claim.Wanted!.Spec.Networks.Select(network => network.Network)], list)
        : new Trial.Never("its strategies are not known");

    private void Get(string source, int count, TrialHosts trials, string reason)
    {
        for (var i = 0; i < count; i++)
        {
            var (memory, cpus) = i < trials.Least.Count ? trials.Least[i] : default;
            Want(source, reason, memory, cpus);
        }

        if (count > 0)
        {
            // What it could give then it cannot give again.
            _room = null;
            ViewChanged();
        }
    }

    private string WhyMore(List<ClaimRecord> fitting, Headroom? headroom, CloudLoad load, int forWaiting, int count)
    {
        var waited = fitting.Count == 0 ? null : $"{fitting.Count} container{(fitting.Count == 1 ? "" : "s")} waited ({fitting[0].NoPlace ?? Placement(fitting[0]).Reason})";
        var lacked = headroom is not null && (waited is null || count > forWaiting) ? headroom.Need(load) : null;
        return string.Join("; ", new[] { waited, lacked }.OfType<string>());
    }

    private string NoMore(string source, LocationRoom room, int most) =>
        most == 0 ? AsManyAsItMay
        : room.Problem ?? $"location \"{source}\" has no more hosts";

    /// <summary>What a host is taken to be like of which nobody knows the size: like the largest that there is.</summary>
    private (long MemoryBytes, long MilliCpus) Usual() => (
        _hosts.Values.Select(host => MemoryOf(host) ?? 0).DefaultIfEmpty().Max(),
        _hosts.Values.Select(host => MilliCpusOf(host) ?? 0).DefaultIfEmpty().Max());

    /// <summary>Hosts that were to be added and that their location does not give, however often it is asked, are given up; it is asked again later.</summary>
    private bool DropWhatIsNotGiven(HostCensus hosts)
    {
        var failed = hosts.NotGiven;
        if (failed.Count == 0)
        {
            return false;
        }

        var pause = FirstGrowthPause * (1 << Math.Min(_growthsFailed++, 10));
        _growNotBefore = Now.Elapsed + (pause < LongestGrowthPause ? pause : LongestGrowthPause);
        _notGiven = failed[^1].Problem?.TrimEnd('.');
        foreach (var host in failed)
        {
            Go(host, withData: false, isForced: false, $"its location did not give it: {host.Problem?.TrimEnd('.')}");
        }

        return true;
    }

    /// <summary>What those are told who wait. Whether any of that has changed.</summary>
    private bool Tell(IEnumerable<KeyValuePair<EntityId, string>> notes)
    {
        var now = new SortedDictionary<EntityId, string>();
        foreach (var (id, note) in notes)
        {
            now[id] = note;
        }

        var changed = now.Where(note => _notes.GetValueOrDefault(note.Key) != note.Value).Select(note => note.Key)
            .Concat(_notes.Keys.Where(id => !now.ContainsKey(id))).ToList();
        foreach (var id in changed)
        {
            if (now.TryGetValue(id, out var note))
            {
                _notes[id] = note;
            }
            else
            {
                _notes.Remove(id);
            }

            _dirty.Add(id);
        }

        return changed.Count > 0;
    }

    private string NoteOf(EntityId claim) => _notes.TryGetValue(claim, out var note) ? $"; {note}" : "";

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
