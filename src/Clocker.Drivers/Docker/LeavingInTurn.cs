namespace Clocker.Drivers.Docker;

/// <summary>Lets containers leave their networks one after the other, on engines that do not survive it otherwise.</summary>
/// <remarks>
/// Engines before 23 (API 1.42) lock up for good, all containers included, when one container leaves a network while another's
/// end is being dealt with (moby issue 46661, seen here after a few rounds of removing 20 containers 8 at a time).
/// </remarks>
internal sealed class LeavingInTurn(DockerEngine engine) : IDisposable
{
    private static readonly Version Mended = new(1, 42);

    private readonly SemaphoreSlim _turn = new(1);
    private Version? _api;

    public async Task<IDisposable?> TakeAsync(CancellationToken cancellation)
    {
        if (_api is null)
        {
            var version = await engine.CallAsync("The engine", () => engine.Client.System.GetVersionAsync(cancellation), cancellation);
            _api = Version.TryParse(version.APIVersion, out var api) ? api : new Version(1, 0);
        }

        if (_api >= Mended)
        {
            return null;
        }

        await _turn.WaitAsync(cancellation);
        return new Turn(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
