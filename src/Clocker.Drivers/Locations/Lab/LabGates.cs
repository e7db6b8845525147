namespace Clocker.Drivers.Locations.Lab;

/// <summary>For each name: lets one in alone, or several together who do not disturb each other.</summary>
internal sealed class LabGates
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, LabGate> _gates = new(StringComparer.Ordinal);

    /// <summary>Waits until nobody else is in; disposing of what is returned lets the next one in.</summary>
    public Task<IDisposable> EnterAsync(string name, CancellationToken cancellation) => Gate(name).EnterAsync(cancellation);

    /// <summary>Waits until nobody is in who wants to be alone.</summary>
    public Task<IDisposable> EnterTogetherAsync(string name, CancellationToken cancellation) => Gate(name).EnterTogetherAsync(cancellation);

    private LabGate Gate(string name)
    {
        lock (_lock)
        {
            return _gates.TryGetValue(name, out var known) ? known : _gates[name] = new(new SemaphoreSlim(1, 1));
        }
    }
}
