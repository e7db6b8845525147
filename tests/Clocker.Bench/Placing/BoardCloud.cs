using System.Collections.Immutable;

using Clocker.Bench.Running;
using Clocker.Control.Placement;
using Clocker.Library.Placement;
using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Placement;

namespace Clocker.Bench.Placing;

/// <summary>Hosts in memory, with what is placed on them: what a cloud decides, without engines, mail and a journal.</summary>
internal sealed class BoardCloud : ICloudSurvey
{
    private readonly PlacementBoard _board = new();
    private readonly StrategyLists _lists = new(BuiltInPlacement.Strategies);
    private readonly Dictionary<EntityId, List<(HostId Host, Resident Resident)>> _applications = [];
    private readonly Dictionary<HostId, ImmutableList<Resident>> _residents = [];

    public BoardCloud(IEnumerable<HostView> hosts)
    {
        foreach (var host in hosts)
        {
            _board.Put(host);
        }
    }

    /// <summary>Every placement, in order.</summary>
    public List<(PlacementRequest Request, HostId Host)> Placed { get; } = [];

    public IReadOnlyCollection<HostView> Hosts => _board.Hosts;

    public IEnumerable<(HostView Host, Resident Resident)> OfApplication(EntityId application) =>
        _applications.TryGetValue(application, out var there) ? there.Select(one => (_board.Find(one.Host)!, one.Resident)) : [];

    public IEnumerable<(HostView Host, Resident Resident)> OfGroup(string group) => [];

    /// <summary>Decides and reserves; false if no host will do.</summary>
    public bool Place(PlacementRequest request, ValueList<StrategySpec> strategies)
    {
        if (_board.Place(request, _lists.Of(null, strategies).List ?? throw new BenchException(_lists.Of(null, strategies).Problem!), this).Host is not { } host)
        {
            return false;
        }

        Placed.Add((request, host.Id));
        if (request.Owner is { } owner)
        {
            _residents[host.Id] = _residents.GetValueOrDefault(host.Id, []).Add(owner);
            if (!_applications.TryGetValue(owner.Application, out var there))
            {
                _applications[owner.Application] = there = [];
            }

            there.Add((host.Id, owner));
        }

        _board.Put(host with
        {
            Containers = host.Containers + 1,
            ReservedMemoryBytes = host.ReservedMemoryBytes + request.MemoryBytes,
            ReservedMilliCpus = host.ReservedMilliCpus + request.MilliCpus,
            TakenDevices = request.Devices.Count == 0 ? host.TakenDevices : Taken(host, request),
            Residents = (IReadOnlyCollection<Resident>?)_residents.GetValueOrDefault(host.Id) ?? [],
            LastPlaced = Placed.Count,
        });
        return true;
    }

    private static ValueMap<ValueList<int>> Taken(HostView host, PlacementRequest request) => request.Devices.Aggregate(host.TakenDevices, (all, device) =>
    {
        var taken = all.GetValueOrDefault(device.Key);
        return all.With(device.Key, DeviceSlots.Change(taken, DeviceSlots.Choose(host.Devices(device.Key), taken, device.Value)!, device.Value, isGiven: true));
    });
}
