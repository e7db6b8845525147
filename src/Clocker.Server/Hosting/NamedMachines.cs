using Clocker.Blueprints.Locations;
using Clocker.Model.Containers;
using Clocker.Model.Diagnostics;
using Clocker.Model.Locations;
using Clocker.Model.Machines;
using Clocker.Model.Secrets;

namespace Clocker.Server.Hosting;

/// <summary>The machines of a named location, whose secrets are looked up when the first of them is asked for.</summary>
internal sealed class NamedMachines(
    NamedLocation location, ISecrets secrets, Func<string, MachineList?, IReadOnlyList<Diagnostic>, ILocation> make) : ILocation, IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private ILocation? _machines;

    /// <inheritdoc />
    public string Name => location.Name;

    /// <inheritdoc />
    public async Task<int> UsualHostsAsync(CancellationToken cancellation) => await (await OpenAsync(cancellation)).UsualHostsAsync(cancellation);

    /// <inheritdoc />
    public async Task<LocationRoom> RoomAsync(CancellationToken cancellation) => await (await OpenAsync(cancellation)).RoomAsync(cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<LocatedHost>> ListAsync(CancellationToken cancellation) => await (await OpenAsync(cancellation)).ListAsync(cancellation);

    /// <inheritdoc />
    public async Task<LocatedHost> AcquireAsync(HostRequest request, CancellationToken cancellation) =>
        await (await OpenAsync(cancellation)).AcquireAsync(request, cancellation);

    /// <inheritdoc />
    public async Task ReleaseAsync(string request, CancellationToken cancellation) => await (await OpenAsync(cancellation)).ReleaseAsync(request, cancellation);

    /// <inheritdoc />
    public async Task<HostFindings> LookAsync(string request, CancellationToken cancellation) => await (await OpenAsync(cancellation)).LookAsync(request, cancellation);

    /// <inheritdoc />
    public async Task<MachineReading?> MeasureAsync(string request, CancellationToken cancellation) => await (await OpenAsync(cancellation)).MeasureAsync(request, cancellation);

    /// <inheritdoc />
    public async Task<HostMachine?> MachineAsync(string request, CancellationToken cancellation) => await (await OpenAsync(cancellation)).MachineAsync(request, cancellation);

    /// <inheritdoc />
    public async Task<EngineUpgrade> UpgradeAsync(HostRequest request, string? version, CancellationToken cancellation) =>
        await (await OpenAsync(cancellation)).UpgradeAsync(request, version, cancellation);

    /// <inheritdoc />
    public async Task<string?> ForgetAsync(string request, CancellationToken cancellation) => await (await OpenAsync(cancellation)).ForgetAsync(request, cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_machines is IAsyncDisposable machines)
        {
            await machines.DisposeAsync();
        }

        _turn.Dispose();
    }

    private async Task<ILocation> OpenAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return _machines ??= await MakeAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<ILocation> MakeAsync(CancellationToken cancellation)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in LocationSettings.Secrets(location.Defaults))
        {
            texts[id.Value] = await secrets.RevealAsync(id, cancellation) ?? throw new DeviceException(
                DeviceFault.Invalid, $"A secret of location \"{location.Name}\" is not kept here any more; add the location again.");
        }

        var (list, diagnostics) = MachineListFormat.Read(location.Name, location.Spec, LocationSettings.Show(location.Defaults, secret => texts[secret.Id.Value]));
        return make(location.Name, list, diagnostics);
    }
}
