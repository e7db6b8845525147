namespace Clocker.Simulation.Time;

/// <summary>
/// The one thread of a simulation and its clock: runs what is due, in order, and lets time pass only when nothing is.
/// The same work given in the same order runs in the same order, in any process.
/// </summary>
public sealed class Pump(DateTimeOffset start)
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Work, (TimeSpan At, long Number)> _queue = new();
    private TaskCompletionSource? _arrival;
    private long _lastNumber;

    /// <summary>How much time has passed.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>What the clocks show.</summary>
    public DateTimeOffset UtcNow => start + Elapsed;

    /// <summary>How many pieces of work have run.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether there is nothing left to do, ever.</summary>
    public bool IsIdle => _queue.Count == 0;

    /// <summary>Puts work in for a moment; work whose process has ended by then is dropped.</summary>
    internal void Add(TimeSpan at, SimulatedProcess process, Action action)
    {
        lock (_gate)
        {
            _queue.Enqueue(new(process, action), (at > Elapsed ? at : Elapsed, ++_lastNumber));
            _arrival?.TrySetResult();
        }
    }

    /// <summary>Runs the next piece of work; false if there is none.</summary>
    public bool Step()
    {
        while (Take() is var (work, at))
        {
            if (!work.Process.IsAlive)
            {
                continue;
            }

            Elapsed = at > Elapsed ? at : Elapsed;
            Steps++;
            work.Process.Run(work.Action);
            return true;
        }

        return false;
    }

    /// <summary>Runs at the speed of a real clock, for a pretended engine beside a real server: work may be put in from any thread.</summary>
    public async Task RunInRealTimeAsync(TimeProvider clock, CancellationToken cancellation)
    {
        var begun = clock.GetTimestamp();
        while (true)
        {
            Elapsed = clock.GetElapsedTime(begun);
            TaskCompletionSource arrival;
            TimeSpan? next;
            lock (_gate)
            {
                next = _queue.TryPeek(out _, out var due) ? due.At - Elapsed : null;
                _arrival = arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            if (next <= TimeSpan.Zero)
            {
                Step();
                continue;
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.WhenAny(arrival.Task, Task.Delay(next ?? Timeout.InfiniteTimeSpan, clock, waiting.Token));
            await waiting.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private (Work Work, TimeSpan At)? Take()
    {
        lock (_gate)
        {
            return _queue.TryDequeue(out var work, out var due) ? (work, due.At) : null;
        }
    }

    /// <summary>Runs until something is so; false if time or work ran out first.</summary>
    public bool RunUntil(Func<bool> isSo, TimeSpan within)
    {
        var end = Elapsed + within;
        while (!isSo())
        {
            if (!_queue.TryPeek(out _, out var next) || next.At > end)
            {
                Elapsed = _queue.Count == 0 ? Elapsed : end;
                return isSo();
            }

            Step();
        }

        return true;
    }

    /// <summary>Lets time pass, with all that happens in it.</summary>
    public void RunFor(TimeSpan time) => RunUntil(() => false, time);

    private readonly record struct Work(SimulatedProcess Process, Action Action);
}
