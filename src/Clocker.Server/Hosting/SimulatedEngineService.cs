using Clocker.Model.Containers;
using Clocker.Simulation.Hosts;
using Clocker.Simulation.Time;

namespace Clocker.Server.Hosting;

/// <summary>A pretended engine that runs at the speed of the real clock; what is on it goes with the server.</summary>
internal sealed class SimulatedEngineService : IAsyncDisposable
{
    private readonly CancellationTokenSource _life = new();
    private readonly SimulatedEngine _engine;
    private readonly Task _running;

    public SimulatedEngineService(TimeProvider clock)
    {
        var pump = new Pump(clock.GetUtcNow());
        _engine = new(pump, "simulated", new PerfectConditions());
        _running = pump.RunInRealTimeAsync(clock, _life.Token);
    }

    /// <summary>The way to talk to it.</summary>
    public IContainerHost Host => _engine.Host;

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
