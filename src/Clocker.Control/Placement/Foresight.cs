using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Placement;

namespace Clocker.Control.Placement;

/// <summary>A cloud as it would be with containers placed that nobody has asked for.</summary>
/// <param name="cloud">The cloud as it is.</param>
internal sealed class Foresight(ICloudSurvey cloud) : ICloudSurvey
{
    private readonly SortedDictionary<HostId, HostView> _changed = [];
    private readonly List<(HostId Host, Resident Resident)> _placed = [];
    private readonly HashSet<EntityId> _left = [];
    private readonly SortedDictionary<string, HostId> _homes = new(StringComparer.Ordinal);

    /// <summary>How many were placed.</summary>
    public int Placed => _placed.Count;

    /// <summary>Where the networks would be of those that were placed.</summary>
    public IReadOnlyDictionary<string, HostId> Homes => _homes;

    /// <inheritdoc />
    public IReadOnlyCollection<HostView> Hosts => [.. cloud.Hosts.Select(Seen)];

    /// <summary>A host as it would be.</summary>
    public HostView Seen(HostView host) => _changed.GetValueOrDefault(host.Id, host);

    /// <summary>A host would be so.</summary>
    public void Put(HostView host) => _changed[host.Id] = host;

    /// <summary>An entity's container would not be where it is.</summary>
    public void Leave(EntityId entity) => _left.Add(entity);

    /// <summary>An entity's container would be where it is after all.</summary>
    public void Return(EntityId entity)
    {
        _left.Remove(entity);
        _placed.RemoveAll(placed => placed.Resident.Id == entity);
    }

    /// <summary>A container would be on a host.</summary>
    public void Place(HostView host, PlacementRequest request, IEnumerable<string> networks)
    {
        host = Seen(host);
        Put(host with
        {
            Containers = host.Containers + 1,
            ReservedMemoryBytes = host.ReservedMemoryBytes + request.MemoryBytes,
            ReservedMilliCpus = host.ReservedMilliCpus + request.MilliCpus,
            Ports = [.. host.Ports, .. request.Ports],
            TakenDevices = request.Devices.Aggregate(host.TakenDevices, (taken, device) => taken.With(device.Key, With(host, device.Key, device.Value))),
            Residents = [.. host.Residents, request.Owner!],
            LastPlaced = request.Ordinal + 1,
        });
        _placed.Add((host.Id, request.Owner!));
        foreach (var network in networks)
        {
            _homes[network] = host.Id;
        }
    }

    /// <inheritdoc />
    public IEnumerable<(HostView Host, Resident Resident)> OfApplication(EntityId application) => Staying(cloud.OfApplication(application))
        .Concat(WherePlaced(resident => resident.Application == application));

    /// <inheritdoc />
    public IEnumerable<(HostView Host, Resident Resident)> OfGroup(string group) => Staying(cloud.OfGroup(group))
        .Concat(WherePlaced(resident => resident.Groups.Contains(group)));

    private static ValueList<int> With(HostView host, string device, int amount)
    {
        var taken = host.TakenDevices.GetValueOrDefault(device);
        return DeviceSlots.Change(taken, DeviceSlots.Choose(host.Devices(device), taken, amount) ?? [], amount, isGiven: true);
    }

    private IEnumerable<(HostView Host, Resident Resident)> Staying(IEnumerable<(HostView Host, Resident Resident)> there) =>
        there.Where(found => !_left.Contains(found.Resident.Id)).Select(found => (Seen(found.Host), found.Resident));

    private IEnumerable<(HostView Host, Resident Resident)> WherePlaced(Func<Resident, bool> isOne) =>
        _placed.Where(placed => isOne(placed.Resident)).Select(placed => (_changed[placed.Host], placed.Resident));
}
