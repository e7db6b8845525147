using Clocker.Control.Placement;
using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Locations;
using Clocker.Model.Placement;

namespace Clocker.Control.Clouds;

/// <summary>Hosts that a cloud could get, filled on trial with what fits nowhere now: how many of them it takes, and what would not go there either.</summary>
/// <param name="cloud">The cloud as it is.</param>
/// <param name="room">What its location could give.</param>
/// <param name="most">How many hosts there may be more at most.</param>
/// <param name="usual">What a host is taken to be like of which nobody knows the size.</param>
internal sealed class TrialHosts(ICloudSurvey cloud, LocationRoom room, int most, (long MemoryBytes, long MilliCpus) usual) : ICloudSurvey
{
    private const string Unnamed = "a new host";

    private readonly PlacementBoard _board = new();
    private readonly SortedDictionary<HostId, int> _numbers = [];
    private readonly Dictionary<string, HostId> _homes = new(StringComparer.Ordinal);
    private readonly List<(HostId Host, PlacementRequest Request)> _placed = [];
    private readonly List<(long MemoryBytes, long MilliCpus)> _largest = [];

    /// <summary>How many more hosts it takes.</summary>
    public int Needed { get; private set; }

    /// <summary>How large each has to be at least, where its location does not say how large it is; zero if that does not matter.</summary>
    public IReadOnlyList<(long MemoryBytes, long MilliCpus)> Least => _largest;

    /// <inheritdoc />
    public IReadOnlyCollection<HostView> Hosts => [.. cloud.Hosts, .. _board.Hosts];

    /// <inheritdoc />
    public IEnumerable<(HostView Host, Resident Resident)> OfApplication(EntityId application) =>
        cloud.OfApplication(application).Concat(Placed(resident => resident.Application == application));

    /// <inheritdoc />
    public IEnumerable<(HostView Host, Resident Resident)> OfGroup(string group) =>
        cloud.OfGroup(group).Concat(Placed(resident => resident.Groups.Contains(group)));

    /// <summary>A host that is there and does not answer: what would go there is not to get another.</summary>
    public void Add(HostView silent) => _board.Put(silent with { Problem = null });

    /// <summary>Finds a place for a container: on a silent host, on one that was taken already, on another one; or says why there is none.</summary>
    public Trial Place(PlacementRequest request, IReadOnlyList<string> networks, StrategyList strategies)
    {
        var asked = request with { NetworkHomes = [.. request.NetworkHomes, .. networks.Where(_homes.ContainsKey).Where(network => !request.NetworkHomes.ContainsKey(network)).Select(network => KeyValuePair.Create(network, _homes[network]))] };
        var host = _board.Hosts.Count > 0 ? _board.Place(asked, strategies, this).Host : null;
        if (host is null)
        {
            var (further, refusal) = Further(asked, strategies);
            if (refusal is not null)
            {
                return refusal;
            }

            for (var i = 0; i < further; i++)
            {
                Take(asked);
            }

            host = _board.Place(asked, strategies, this).Host;
            if (host is null)
            {
                // Strategies that compare hosts may think otherwise of one that is there.
                return new Trial.Never($"beside the others {Unnamed} would not do");
            }
        }

        Reserve(host, asked, networks);
        return _numbers.TryGetValue(host.Id, out var number) ? new Trial.OnNew(number) : new Trial.OnSilent(host.Name);
    }

    /// <summary>How many hosts have to be taken besides, so that the last of them will do.</summary>
    private (int Count, Trial? Refusal) Further(PlacementRequest request, StrategyList strategies)
    {
        var surveyed = strategies.ClassOf(request, this);
        string? words = null;
        // Those after the last that its location tells of are like it.
        var kinds = Math.Max(1, room.Next.Count - _largest.Count);
        for (var i = 0; i < kinds; i++)
        {
            var offer = Offered(_largest.Count + i, request);
            var (by, verdict) = strategies.Judge(surveyed, offer, strategies.Concerned(surveyed), new double[strategies.Count]);
            if (by < 0)
            {
                return _largest.Count + i < Math.Min(most, room.Left ?? int.MaxValue) ? (i + 1, null) : (0, new Trial.Full());
            }

            words ??= strategies[by].Say(verdict, surveyed, offer).TrimEnd('.');
        }

        return (0, new Trial.Never(words!));
    }

    private void Take(PlacementRequest request)
    {
        var host = Offered(_largest.Count, request);
        _numbers[host.Id] = _largest.Count;
        _largest.Add((0, 0));
        _board.Put(host);
    }

    /// <summary>A host that would be got after so many others; of unknown size, one that is as large as the container needs.</summary>
    private HostView Offered(int others, PlacementRequest request)
    {
        var offer = room.After(others);
        return new()
        {
            Id = new($"~{others:0000000}"),
            Name = offer?.Name ?? Unnamed,
            Hostname = "",
            MemoryBytes = offer?.MemoryBytes ?? Math.Max(usual.MemoryBytes, request.MemoryBytes),
            MilliCpus = (long?)(offer?.Cpus * 1000) ?? Math.Max(usual.MilliCpus, request.MilliCpus),
            Labels = offer?.Labels ?? [],
        };
    }

    private void Reserve(HostView host, PlacementRequest request, IReadOnlyList<string> networks)
    {
        _placed.Add((host.Id, request));
        foreach (var network in networks)
        {
            _homes.TryAdd(network, host.Id);
        }

        if (_numbers.TryGetValue(host.Id, out var number) && room.After(number) is var offer)
        {
            Needed = Math.Max(Needed, number + 1);
            var (memory, cpus) = _largest[number];
            _largest[number] = (
                offer?.MemoryBytes is null ? Math.Max(memory, request.MemoryBytes) : 0,
                offer?.Cpus is null ? Math.Max(cpus, request.MilliCpus) : 0);
        }

        _board.Put(host with
        {
            Containers = host.Containers + 1,
            ReservedMemoryBytes = host.ReservedMemoryBytes + request.MemoryBytes,
            ReservedMilliCpus = host.ReservedMilliCpus + request.MilliCpus,
            Ports = [.. host.Ports, .. request.Ports],
            TakenDevices = request.Devices.Aggregate(host.TakenDevices, (all, device) => all.With(device.Key, Taken(host, device))),
            Residents = request.Owner is { } owner ? [.. host.Residents, owner] : host.Residents,
            LastPlaced = host.LastPlaced + 1,
        });
    }

    private static ValueList<int> Taken(HostView host, KeyValuePair<string, int> device)
    {
        var taken = host.TakenDevices.GetValueOrDefault(device.Key);
        var slots = DeviceSlots.Choose(host.Devices(device.Key), taken, device.Value) ?? [];
        return DeviceSlots.Change(taken, slots, device.Value, isGiven: true);
    }

    private IEnumerable<(HostView Host, Resident Resident)> Placed(Func<Resident, bool> isMeant) =>
        from placed in _placed
        where placed.Request.Owner is { } owner && isMeant(owner)
        let host = _board.Find(placed.Host)
        where host is not null
        select (host, placed.Request.Owner);
}
