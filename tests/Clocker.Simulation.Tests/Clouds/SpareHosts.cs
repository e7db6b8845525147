using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Clocker.Simulation.Hosts;

namespace Clocker.Simulation.Tests.Clouds;

/// <summary>A location with a few engines to give.</summary>
internal sealed class SpareHosts(IReadOnlyList<SimulatedEngine> engines) : ILocation
{
    private readonly SortedDictionary<string, LocatedHost> _held = new(StringComparer.Ordinal);

    public string Name => "spare";

    /// <summary>Every id that was ever asked for.</summary>
    public SortedSet<string> Requests { get; } = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Held => _held.Keys;

    /// <summary>Whether it has told of hosts, and gives none.</summary>
    public bool Refuses { get; set; }

    public Task<IReadOnlyList<LocatedHost>> ListAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<LocatedHost>>([.. _held.Values]);

    public Task<LocationRoom> RoomAsync(CancellationToken cancellation) => Task.FromResult(
        engines.Count > _held.Count ? new LocationRoom(engines.Count - _held.Count, []) : LocationRoom.None("location \"spare\" has no host left"));

    public Task<LocatedHost> AcquireAsync(HostRequest request, CancellationToken cancellation)
    {
        Requests.Add(request.Id);
        if (!_held.TryGetValue(request.Id, out var host))
        {
            var free = Refuses ? throw new DeviceException(DeviceFault.Failed, "the key is in another pocket") : engines.FirstOrDefault(engine => _held.Values.All(held => held.Name != engine.Name))
                ?? throw new DeviceException(DeviceFault.Failed, "there is no spare host left");
            _held[request.Id] = host = new(request.Id, free.Name, $"simulated://{free.Name}");
        }

        return Task.FromResult(host);
    }

    public Task ReleaseAsync(string request, CancellationToken cancellation)
    {
        _held.Remove(request);
        return Task.CompletedTask;
    }
}
