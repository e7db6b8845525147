namespace Clocker.Drivers.Locations.Lab;

/// <summary>Lets one in at a time, for each name.</summary>
internal sealed class LabGates
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);

    /// <summary>Waits for one's turn; disposing of what is returned ends it.</summary>
    public async Task<IDisposable> EnterAsync(string name, CancellationToken cancellation)
    {
        SemaphoreSlim gate;
        lock (_lock)
        {
            gate = _gates.TryGetValue(name, out var known) ? known : _gates[name] = new(1, 1);
        }

        await gate.WaitAsync(cancellation);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
