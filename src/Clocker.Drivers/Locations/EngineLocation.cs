using Clocker.Drivers.Docker;
using Clocker.Model.Containers;
using Clocker.Model.Locations;
using Clocker.Model.Machines;

namespace Clocker.Drivers.Locations;

/// <summary>One engine that is there already, at a known endpoint. It is given to whoever asks: clouds that share it leave each other alone.</summary>
public sealed class EngineLocation(string endpoint) : ILocation
{
    /// <inheritdoc />
    public string Name => $"docker:{endpoint}";

    /// <summary>Nothing is held: the engine was there before, and stays.</summary>
    public Task<IReadOnlyList<LocatedHost>> ListAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<LocatedHost>>([]);

    /// <inheritdoc />
    public Task<LocationRoom> RoomAsync(CancellationToken cancellation) => Task.FromResult(LocationRoom.None($"location \"{Name}\" is one engine"));

    /// <inheritdoc />
    public Task<LocatedHost> AcquireAsync(HostRequest request, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult(new LocatedHost(request.Id, request.Title, DockerEndpoint.Find(endpoint).ToString())
            {
                Remarks = EngineWish.Unheard(request.Engine, "an engine that was there before"),
            });
        }
        catch (DeviceException error)
        {
            return Task.FromException<LocatedHost>(error);
        }
    }

    /// <inheritdoc />
    public Task ReleaseAsync(string request, CancellationToken cancellation) => Task.CompletedTask;
}
