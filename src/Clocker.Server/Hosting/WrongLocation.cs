using Clocker.Model.Containers;
using Clocker.Model.Diagnostics;
using Clocker.Model.Locations;

namespace Clocker.Server.Hosting;

/// <summary>A location that is written wrongly: whoever asks it for a host is told what is wrong, and where.</summary>
internal sealed class WrongLocation(string name, IReadOnlyList<Diagnostic> diagnostics) : ILocation
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public Task<LocationRoom> RoomAsync(CancellationToken cancellation) => Task.FromResult(LocationRoom.None($"location \"{name}\" is written wrongly: {Words.TrimEnd('.')}"));

    /// <inheritdoc />
    public Task<IReadOnlyList<LocatedHost>> ListAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<LocatedHost>>([]);

    /// <inheritdoc />
    public Task<LocatedHost> AcquireAsync(HostRequest request, CancellationToken cancellation) => Task.FromException<LocatedHost>(new DeviceException(
        DeviceFault.Invalid, Words));

    /// <inheritdoc />
    public Task ReleaseAsync(string request, CancellationToken cancellation) => Task.CompletedTask;

    private string Words => string.Join(' ', diagnostics.Where(mistake => mistake.Severity == Severity.Error).Select(mistake => $"{mistake.Location}: {mistake.Message} {mistake.Remedy}"));
}
