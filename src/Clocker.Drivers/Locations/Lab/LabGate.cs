namespace Clocker.Drivers.Locations.Lab;

/// <summary>Lets one in alone, or several together. First come, first served: who waits to be alone keeps out those who come later.</summary>
/// <param name="turn">With a place for one.</param>
internal sealed class LabGate(SemaphoreSlim turn)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _empty;
    private int _together;

    /// <summary>Waits until nobody else is in.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await EmptyAsync().WaitAsync(cancellation);
            return new Leaving(() => turn.Release());
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    /// <summary>Waits until nobody is in who wants to be alone, or waits for that.</summary>
    public async Task<IDisposable> EnterTogetherAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        lock (_lock)
        {
            _together++;
        }

        turn.Release();
        return new Leaving(LeaveTogether);
    }

    private Task EmptyAsync()
    {
        lock (_lock)
        {
            _empty = _together == 0 ? null : new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty?.Task ?? Task.CompletedTask;
        }
    }

    private void LeaveTogether()
    {
        TaskCompletionSource? empty = null;
        lock (_lock)
        {
            if (--_together == 0)
            {
                (empty, _empty) = (_empty, null);
            }
        }

        empty?.TrySetResult();
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
