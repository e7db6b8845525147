using Clocker.Model.Containers;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Time;

namespace Clocker.Server.Hosting;

/// <summary>Pretended engines that run at the speed of the real clock; what is on them goes with the server.</summary>
internal sealed class SimulatedEngineService : IAsyncDisposable
{
    private readonly CancellationTokenSource _life = new();
    private readonly Pump _pump;
    private readonly Task _running;

    public SimulatedEngineService(TimeProvider clock)
    {
        _pump = new Pump(clock.GetUtcNow());
        _running = _pump.RunInRealTimeAsync(clock, _life.Token);
    }

    /// <summary>The way to talk to a new one.</summary>
    public IContainerHost Make(string name) => new SimulatedEngine(_pump, name, new PerfectConditions()).Host;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _life.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // It was told to end.
        }

        _life.Dispose();
    }
}
