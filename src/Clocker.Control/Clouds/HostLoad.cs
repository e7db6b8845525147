using System.Collections.Immutable;

using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Placement;

namespace Clocker.Control.Clouds;

/// <summary>What the containers of a host reserve on it. Follows from the facts that assign and remove them.</summary>
internal sealed class HostLoad
{
    private ImmutableSortedDictionary<(EntityId Claim, int Incarnation), Resident> _residents = ImmutableSortedDictionary<(EntityId, int), Resident>.Empty;
    private ImmutableList<PortSpec> _ports = [];
    private ValueMap<ValueList<int>> _devices = [];
    private long _memoryBytes;
    private long _milliCpus;
    private long _lastPlaced;

    /// <summary>How much memory they reserve.</summary>
    public long MemoryBytes => _memoryBytes;

    /// <summary>How many thousandths of processors they reserve.</summary>
    public long MilliCpus => _milliCpus;

    /// <summary>The residents, by claim.</summary>
    public ImmutableSortedDictionary<(EntityId Claim, int Incarnation), Resident> Residents => _residents;

    /// <summary>A container has a place here.</summary>
    public void Add(ClaimRecord claim, InstanceRecord instance, long placement)
    {
        _residents = _residents.SetItem((claim.Id, instance.Incarnation), Reservation.Of(claim.Id, claim.Owner, instance.Spec, instance.Placement));
        _lastPlaced = placement;
        Count(instance, 1);
    }

    /// <summary>A container is gone.</summary>
    public void Remove(ClaimRecord claim, InstanceRecord instance)
    {
        _residents = _residents.Remove((claim.Id, instance.Incarnation));
        Count(instance, -1);
    }

    /// <summary>The load as if a container were not there.</summary>
    public HostLoad Without(ClaimRecord claim, InstanceRecord instance)
    {
        var less = (HostLoad)MemberwiseClone();
        less.Remove(claim, instance);
        return less;
    }

    /// <summary>A view of the host with what is reserved on it.</summary>
    public HostView On(HostView host) => host with
    {
        Containers = _residents.Count,
        ReservedMemoryBytes = _memoryBytes,
        ReservedMilliCpus = _milliCpus,
        Ports = _ports,
        TakenDevices = _devices,
        Residents = new Values(_residents),
        LastPlaced = _lastPlaced,
    };

    private void Count(InstanceRecord instance, int change)
    {
        _memoryBytes += change * Reservation.MemoryBytes(instance.Spec, instance.Placement);
        _milliCpus += change * Reservation.MilliCpus(instance.Spec, instance.Placement);
        foreach (var port in Reservation.Ports(instance.Spec))
        {
            _ports = change > 0 ? _ports.Add(port) : _ports.Remove(port);
        }

        if (instance.Placement.Strategies.Count > 0)
        {
            foreach (var (device, amount) in instance.Placement.Devices)
            {
                // In journals of before, nobody had certain ones: the first count.
                var slots = instance.Devices.GetValueOrDefault(device) ?? Enumerable.Range(0, DeviceSlots.Number(amount)).ToValueList();
                _devices = _devices.With(device, DeviceSlots.Change(_devices.GetValueOrDefault(device), slots, amount, change > 0));
            }
        }
    }

    /// <summary>The residents alone; the dictionary's own list of values would be another class each time it is asked.</summary>
    private sealed class Values(ImmutableSortedDictionary<(EntityId Claim, int Incarnation), Resident> residents) : IReadOnlyCollection<Resident>
    {
        public int Count => residents.Count;

        public IEnumerator<Resident> GetEnumerator() => residents.Values.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
