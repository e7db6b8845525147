namespace Clocker.Simulation.Time;

/// <summary>A process of the simulation: the context its awaits come back to. When it is killed, nothing of it runs again.</summary>
public sealed class SimulatedProcess(Pump pump, string name) : SynchronizationContext
{
    /// <summary>Whether it has not been killed.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Its name, for messages.</summary>
    public string Name { get; } = name;

    /// <summary>What went wrong in it without anybody to tell; null if nothing.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public void Kill() => IsAlive = false;

    /// <summary>Starts something in it.</summary>
    public void Start(Func<Task> work) => Post(_ => Begin(work), null);

    /// <inheritdoc />
    public override void Post(SendOrPostCallback d, object? state) => pump.Add(pump.Elapsed, this, () => d(state));

    /// <inheritdoc />
    public override void Send(SendOrPostCallback d, object? state) => Run(() => d(state));

    /// <inheritdoc />
    public override SynchronizationContext CreateCopy() => this;

    internal void Run(Action action)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private async void Begin(Func<Task> work)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // It is kept, and the scenario fails with it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failure ??= failure;
        }
    }
}
