namespace Clocker.Control.Worlds;

/// <summary>Wakes the one who waits. Setting it before it is waited for counts too.</summary>
/// <remarks>
/// Waiting is a plain await of a source that continues on the waiter's own context. <c>Task.WaitAsync</c>, <c>WhenAny</c>,
/// <c>SemaphoreSlim</c> and <c>CancelAsync</c> would pass through the thread pool, where a simulation loses its order.
/// </remarks>
internal sealed class Signal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _waiter;
    private bool _isSet;

    /// <summary>Wakes the waiter, or the next one.</summary>
    public void Set()
    {
        TaskCompletionSource? waiter;
        lock (_gate)
        {
            waiter = _waiter;
            _waiter = null;
            _isSet = waiter is null;
        }

        waiter?.TrySetResult();
    }

    /// <summary>Waits until it is set; only one may wait at a time.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        TaskCompletionSource waiter;
        lock (_gate)
        {
            if (_isSet)
            {
                _isSet = false;
                return;
            }

            _waiter = waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        using var registration = cancellation.Register(() => waiter.TrySetCanceled(cancellation));
        await waiter.Task;
    }
}
