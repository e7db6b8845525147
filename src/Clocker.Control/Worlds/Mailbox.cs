namespace Clocker.Control.Worlds;

/// <summary>A world's inputs, in the order of their arrival. Putting never waits: senders bound themselves (see <see cref="Input"/>).</summary>
internal sealed class Mailbox
{
    private readonly Lock _gate = new();
    private List<Input> _inputs = [];
    private TaskCompletionSource _arrival = NewSignal();

    /// <summary>How many inputs wait.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _inputs.Count;
            }
        }
    }

    /// <summary>Puts an input in.</summary>
    public void Put(Input input)
    {
        lock (_gate)
        {
            _inputs.Add(input);
            _arrival.TrySetResult();
        }
    }

    /// <summary>Takes all that is there, waiting for at least one.</summary>
    public async Task<IReadOnlyList<Input>> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task arrival;
            lock (_gate)
            {
                if (_inputs.Count > 0)
                {
                    var taken = _inputs;
                    _inputs = [];
                    return taken;
                }

                if (_arrival.Task.IsCompleted)
                {
                    _arrival = NewSignal();
                }

                arrival = _arrival.Task;
            }

            await arrival.WaitAsync(cancellation);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
