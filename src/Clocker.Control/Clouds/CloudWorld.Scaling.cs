using Clocker.Model.Claims;
using Clocker.Model.Clouds;
using Clocker.Model.Entities;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <summary>How long there has to be too little room before hosts are added for it, and too much before some go; as in the original.</summary>
    private static readonly TimeSpan HotWindow = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ColdWindow = TimeSpan.FromMinutes(5);

    /// <summary>How full the cloud is changes with each container; readers are told no more often than this.</summary>
    private static readonly TimeSpan HeadroomPause = TimeSpan.FromSeconds(1);

    private readonly Sustained _rising = new();
    private readonly Sustained _falling = new();
    private HostScaling _scaling = HostScaling.Usual;
    private int _atLeast;
    private string? _source;
    private CloudHeadroom? _headroom;
    private TimeSpan _headroomShownAt;

    /// <summary>How much room it has; null if it is not to have any.</summary>
    public CloudHeadroom? Room => _headroom;

    /// <summary>Adds hosts that are lacking, and lets hosts go that nobody needs. Whether anything was decided that others have to follow.</summary>
    private bool Scale()
    {
        if (_isGoing || _plane.Length == 0)
        {
            return false;
        }

        var hosts = Census();
        var headroom = _scaling.HasHeadroom || _scaling.Shrinks ? new Headroom(_scaling, PerHost()) : null;
        if (headroom is not null)
        {
            Watch(headroom, hosts.Load);
        }

        return DropWhatIsNotGiven(hosts) | Grow(headroom, hosts) | (headroom is not null && LetGo(headroom, hosts));
    }

    /// <summary>Follows how many hosts are right, and tells readers.</summary>
    private void Watch(Headroom headroom, CloudLoad load)
    {
        // A host that people want and that is lost is not replaced for its own sake.
        var needed = Math.Min(headroom.Desired(load), Most());
        var desired = Math.Max(needed, Math.Min(_atLeast, Most()));
        _rising.Note(Now.Elapsed, needed, HotWindow);
        _falling.Note(Now.Elapsed, desired, _scaling.RemovesEmptyAfter > ColdWindow ? _scaling.RemovesEmptyAfter.Value : ColdWindow);
        if (!_scaling.HasHeadroom)
        {
            return;
        }

        var state = headroom.StateOf(load);
        var now = new CloudHeadroom(state, headroom.Utilisation(load), desired)
        {
            Needed = _scaling.HasContainerHeadroom ? headroom.Needed(load) : null,
            Problem = state == HeadroomState.Hot ? _noMore ?? (_hosts.Count >= Most() ? AsManyAsItMay : null) : null,
        };
        if (now == _headroom)
        {
            return;
        }

        var isNews = _headroom is not { } before || (before.State, before.Desired, before.Problem) != (now.State, now.Desired, now.Problem);
        if (isNews || _headroomShownAt <= Now.Elapsed)
        {
            (_headroom, _headroomShownAt, _hasHappened) = (now, Now.Elapsed + HeadroomPause, true);
            ViewChanged();
        }
        else
        {
            WakeBy(_headroomShownAt);
        }
    }

    /// <summary>Looks at all hosts once. Containers count that are there, or would be on hosts that are added for them; and hosts that are about to take some.</summary>
    private HostCensus Census()
    {
        var census = new HostCensus();
        var (count, memory, reservedMemory, cpus, reservedCpus) = (0, 0L, 0L, 0L, 0L);
        foreach (var host in _hosts.Values)
        {
            var load = host.Load ??= _roster.LoadOf(host.Id);
            census.Silent += IsSilent(host) ? 1 : 0;
            census.Leaving += host.IsGoing ? 1 : 0;
            if (Counts(host))
            {
                count++;
                (memory, reservedMemory) = (memory + (host.Told?.MemoryBytes ?? 0), reservedMemory + load.MemoryBytes);
                (cpus, reservedCpus) = (cpus + (host.Told?.MilliCpus ?? 0), reservedCpus + load.MilliCpus);
                census.Staying += host.IsReachable ? 1 : 0;
            }
            else if (!host.IsGoing && load.Residents.Count > 0)
            {
                census.Emptying.Add(host);
            }

            if (host is { Endpoint: null, IsGoing: false, Because: not null, Failures: >= TriesOfGrowth, InFlight: null })
            {
                census.NotGiven.Add(host);
            }
            else if (IsComing(host))
            {
                census.Coming.Add(host);
            }

            host.EmptySince = IsEmpty(host, load) ? host.EmptySince ?? Now.Elapsed : null;
            if (host.EmptySince is not null)
            {
                census.Empty.Add(host);
            }
        }

        census.Load = new(count, _roster.Live + Math.Min(_fitting, _waiting.Count)) { MemoryBytes = memory, ReservedMemoryBytes = reservedMemory, MilliCpus = cpus, ReservedMilliCpus = reservedCpus };
        return census;
    }

    /// <summary>Whether a host that may go has nothing on it, ours or others'.</summary>
    private bool IsEmpty(HostRecord host, HostLoad load) =>
        _scaling.Shrinks && load.Residents.Count == 0 && host is { IsReachable: true, IsGoing: false, GivenUpBecause: null, Origin: not null, Upgrade: null }
        && _roster.IsBare(host.Id) && StrangersOf(host) == 0;

    /// <summary>A host that is silent may be back at any moment, and one that is upgraded will be: only what is given up, drained or leaves is no room.</summary>
    private static bool Counts(HostRecord host) => host is { IsGoing: false, GivenUpBecause: null, IsDraining: false };

    /// <summary>How many containers a host is taken to hold, as the original found it out.</summary>
    private int PerHost() => _scaling.ContainersPerHost
        ?? (_strategies?.FirstOrDefault(strategy => strategy.Kind == "MaxContainers")?.Settings.GetValueOrDefault("maxContainers") is { } most
            && Coercions.Integer(most) is { Problem: null, Value: > 0 and var number } ? number : HostScaling.UsualContainers);

    private string AsManyAsItMay => $"the cloud has {_hosts.Count} host{(_hosts.Count == 1 ? "" : "s")}, as many as it may have";

    private int Most() => _scaling.MostHosts ?? Math.Max(HostScaling.UsualMost, _atLeast);

    /// <summary>More likely we are cut off than that so many hosts have died: nothing is decided by their number then.</summary>
    private bool MostAreSilent(HostCensus hosts) => hosts.Silent * 2 > _hosts.Count;

    private static bool IsSilent(HostRecord host) => host is { Endpoint: not null, IsReachable: false } && host.Problem != HostRecord.NotAnswered;

    /// <summary>A host that is on its way; one that does not come, however often it is asked for, is none.</summary>
    private static bool IsComing(HostRecord host) =>
        host is { IsGoing: false, GivenUpBecause: null, Failures: < TriesOfGrowth } && (host.Endpoint is null || host.Problem == HostRecord.NotAnswered);

    /// <summary>How many hosts people want the cloud to have, and where they want more to come from.</summary>
    private void Size(int hosts, string? source = null)
    {
        if ((hosts, source ?? _source) != (_atLeast, _source))
        {
            Decided(new CloudSized(hosts, source ?? _source));
            _room = null;
        }
    }

    /// <summary>The location that more hosts come from: the one that people named last, else the one of the last host.</summary>
    private string? Source() => _source ?? _hosts.Values.LastOrDefault(host => host.Origin is not null)?.Origin?.Location;

    private static string Span(TimeSpan time) =>
        time.TotalMinutes >= 1 ? FormattableString.Invariant($"{time.TotalMinutes:0.##} min") : FormattableString.Invariant($"{time.TotalSeconds:0.##} s");
}
