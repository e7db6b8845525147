namespace Clocker.Control.Hosts;

/// <summary>Lets a number of commands through at a time, first come, first served.</summary>
internal sealed class Lane(int atOnce)
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _waiting = [];
    private int _inside;

    /// <summary>Waits for a place.</summary>
    public async Task EnterAsync()
    {
        TaskCompletionSource turn;
        lock (_gate)
        {
            if (_inside < atOnce)
            {
                _inside++;
                return;
            }

            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }

        await turn.Task;
    }

    /// <summary>Gives the place to the next.</summary>
    public void Leave()
    {
        TaskCompletionSource? next;
        lock (_gate)
        {
            if (!_waiting.TryDequeue(out next))
            {
                _inside--;
            }
        }

        next?.TrySetResult();
    }
}
