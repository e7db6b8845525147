using Clocker.Model.Locations;
using Clocker.Model.Machines;

namespace Clocker.Server.Hosting;

/// <summary>As many pretended hosts as anybody asks for. They go with the server; asked for again under their id, they are there again, empty.</summary>
internal sealed class PretendedHosts(string name, HostOffer offer) : ILocation
{
    private readonly SortedDictionary<string, LocatedHost> _held = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public Task<IReadOnlyList<LocatedHost>> ListAsync(CancellationToken cancellation)
    {
        lock (_held)
        {
            return Task.FromResult<IReadOnlyList<LocatedHost>>([.. _held.Values]);
        }
    }

    /// <inheritdoc />
    public Task<LocationRoom> RoomAsync(CancellationToken cancellation) => Task.FromResult(new LocationRoom(null, [offer]));

    /// <inheritdoc />
    public Task<LocatedHost> AcquireAsync(HostRequest request, CancellationToken cancellation)
    {
        lock (_held)
        {
            return Task.FromResult(_held[request.Id] = new(request.Id, request.Title, $"{name}:{request.Id}") { Remarks = EngineWish.Unheard(request.Engine, "pretended hosts") });
        }
    }

    /// <inheritdoc />
    public Task ReleaseAsync(string request, CancellationToken cancellation)
    {
        lock (_held)
        {
            _held.Remove(request);
            return Task.CompletedTask;
        }
    }
}
