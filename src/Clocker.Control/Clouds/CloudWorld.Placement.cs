using Clocker.Control.Placement;
using Clocker.Control.Plane;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Placement;

namespace Clocker.Control.Clouds;

public sealed partial class CloudWorld
{
    /// <summary>Where a claim's next container belongs, or why nowhere.</summary>
    private Placed Placement(ClaimRecord claim)
    {
        var (list, problem) = StrategiesOf(claim);
        if (list is null)
        {
            return new(null, problem!);
        }

        var request = RequestOf(claim.Id, claim.Owner, claim.Wanted!);
        var placed = UpToDate().Place(request, list, new Survey(this));
        return placed.Host is null && Unbound(request, claim.Live) is var free && free.NetworkHomes.Count < request.NetworkHomes.Count
            ? UpToDate().Place(free, list, new Survey(this))
            : placed;
    }

    /// <summary>What every strategy thinks of every host for a claim's container, as if it were not there.</summary>
    private Answer<PlacementExplanation> Explain(EntityId id)
    {
        if (!_claims.TryGetValue(id, out var claim) || claim.Wanted is null)
        {
            return new Answer<PlacementExplanation>.Refused(Refusal.NotFound, $"Nothing asks cloud \"{_location}\" for a container of {id}.");
        }

        var (list, problem) = StrategiesOf(claim);
        if (list is null)
        {
            return new Answer<PlacementExplanation>.Refused(Refusal.Invalid, PlacementWords.Capital($"{problem}."));
        }

        LookAtHosts();
        var live = claim.Live;
        var hosts = UpToDate().Explain(
            Unbound(RequestOf(claim.Id, claim.Owner, claim.Wanted), live), list, new Survey(this),
            host => live is not null && live.Host == host.Id ? _roster.LoadOf(host.Id).Without(claim, live).On(host) : host);
        var there = live is null ? null : _hosts[live.Host].Name;
        var reasons = PlacementBoard.Counted(hosts);
        var summary = there is not null ? $"on {there}{(reasons.Length == 0 ? "" : $"; not on {reasons}")}"
            : Placement(claim) is { Host: null } nowhere ? $"nowhere: {nowhere.Reason}{NoteOf(id)}"
            : $"nowhere yet: waiting for {claim.Waiting ?? "its turn"}";
        return new Answer<PlacementExplanation>.Done(new(_location, there, summary, hosts.ToValueList()));
    }

    /// <summary>A request as if its container were not there: where nobody else is on a network, nothing binds it to where that is.</summary>
    private PlacementRequest Unbound(PlacementRequest request, InstanceRecord? live) => request with
    {
        NetworkHomes = request.NetworkHomes.Where(home => _roster.Network(home.Key).Live.Values.Sum() > (live is { Moving: null } ? 1 : 0)).ToValueMap(),
    };

    private (StrategyList? List, string? Problem) StrategiesOf(ClaimRecord claim) => StrategiesOf(claim.Wanted!.Placement);

    private (StrategyList? List, string? Problem) StrategiesOf(PlacementWish wish) => _lists.Of(_strategies, wish.Strategies, UpToDate().HaveHostsRules);

    private PlacementRequest RequestOf(EntityId claim, ClaimOwner owner, ContainerWanted wanted)
    {
        var (spec, wish) = (wanted.Spec, wanted.Placement);
        return new()
        {
            NetworkHomes = Traits.SpansHosts ? [] : spec.Networks.Select(network => (network.Network, Home: HomeOf(network.Network))).Where(network => network.Home is not null)
                .ToValueMap(network => network.Network, network => network.Home!.Value),
            DataHost = DataHostOf(owner, spec),
            RequiredHost = wanted.Host,
            MemoryBytes = Reservation.MemoryBytes(spec, wish),
            MilliCpus = Reservation.MilliCpus(spec, wish),
            Ports = Reservation.Ports(spec).ToValueList(),
            Devices = wish.Devices,
            Image = spec.Image,
            Owner = Reservation.Of(claim, owner, spec, wish),
            Ordinal = _roster.Placements,
        };
    }

    /// <summary>The devices of a host that a container gets.</summary>
    private ValueMap<ValueList<int>> DevicesOn(HostId host, PlacementWish wish)
    {
        if (wish.Devices is not { Count: > 0 } devices || UpToDate().Find(host) is not { } view)
        {
            return [];
        }

        return devices.ToValueMap(device => device.Key, device => DeviceSlots.Choose(view.Devices(device.Key), view.TakenDevices.GetValueOrDefault(device.Key), device.Value) ?? []);
    }

    /// <summary>The board, with all that was assigned and removed so far: the next decision sees the last one's reservation.</summary>
    private PlacementBoard UpToDate()
    {
        foreach (var id in _roster.TakeChangedHosts())
        {
            if (_hosts.TryGetValue(id, out var host))
            {
                _board.Put(_roster.LoadOf(id).On(host.Told ??= ViewOf(host)));
            }
            else
            {
                _board.Remove(id);
            }
        }

        return _board;
    }

    /// <summary>Tells placement which hosts have changed by themselves.</summary>
    private void LookAtHosts()
    {
        foreach (var host in _hosts.Values)
        {
            if (host.Told is not { } told || !IsAsTold(host, told))
            {
                host.Told = ViewOf(host);
                _roster.TouchHost(host.Id);
            }
        }
    }

    /// <summary>Whatever waits for a host is asked again once one has changed.</summary>
    private void WakeWhatWaits()
    {
        LookAtHosts();
        if (UpToDate().Version != _boardAsked)
        {
            _boardAsked = _board.Version;
            _dirty.UnionWith(_waiting);
        }
    }

    private static bool IsAsTold(HostRecord host, HostView told) =>
        told.Problem == ProblemOf(host) && told.Closed == host.Closed && told.MemoryBytes == MemoryOf(host) && told.MilliCpus == MilliCpusOf(host)
        && told.CpuUsage == CpuUsageOf(host) && told.MemoryUsage == MemoryUsageOf(host)
        && told.Hostname == HostnameOf(host) && told.Strangers == StrangersOf(host) && (ReferenceEquals(told.Labels, host.Labels) || told.Labels.Equals(host.Labels));

    private static HostView ViewOf(HostRecord host) => new()
    {
        Id = host.Id,
        Name = host.Name,
        Hostname = HostnameOf(host),
        Problem = ProblemOf(host),
        Closed = host.Closed,
        Strangers = StrangersOf(host),
        MemoryBytes = MemoryOf(host),
        MilliCpus = MilliCpusOf(host),
        CpuUsage = CpuUsageOf(host),
        MemoryUsage = MemoryUsageOf(host),
        Labels = host.Labels,
    };

    /// <summary>In hundredths: what changes by less is no reason to judge all hosts anew.</summary>
    private static double? CpuUsageOf(HostRecord host) => host.Use?.CpuUsage is { } usage ? Math.Round(usage, 2) : null;

    private static double? MemoryUsageOf(HostRecord host) => host.Use is { } use ? Math.Round(use.MemoryUsage, 2) : null;

    private static string? ProblemOf(HostRecord host) => host.IsReachable ? null : host.Problem ?? "it has no engine yet";

    private static string HostnameOf(HostRecord host) => host.Description?.Name ?? "";

    private static int StrangersOf(HostRecord host) => host.Strangers.Count == 0 ? 0 : host.Strangers.Count(stranger => stranger.Runs);

    private static long? MemoryOf(HostRecord host) => host.MemoryBytes ?? host.Description?.MemoryBytes;

    private static long? MilliCpusOf(HostRecord host) => host.Cpus is { } cpus ? (long)(cpus * 1000) : host.Description?.Cpus * 1000L;

    /// <summary>The cloud, as strategies survey it.</summary>
    private sealed class Survey(CloudWorld cloud) : ICloudSurvey
    {
        public IReadOnlyCollection<HostView> Hosts => cloud._board.Hosts;

        public IEnumerable<(HostView Host, Resident Resident)> OfApplication(EntityId application) =>
            from claim in cloud._roster.Of(application)
            from instance in claim.Instances
            let host = cloud._board.Find(instance.Host)
            where host is not null
            select (host, cloud._roster.LoadOf(instance.Host).Residents[(claim.Id, instance.Incarnation)]);

        public IEnumerable<(HostView Host, Resident Resident)> OfGroup(string group) =>
            cloud._roster.OfGroup(group).Select(member => (cloud._board.Find(member.Host), member.Resident)).Where(found => found.Item1 is not null).Select(found => (found.Item1!, found.Resident));
    }
}
