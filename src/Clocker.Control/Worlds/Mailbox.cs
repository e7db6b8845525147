namespace Clocker.Control.Worlds;

/// <summary>A world's inputs, in the order of their arrival. Putting never waits: what may come without bound is bounded by its sender.</summary>
internal sealed class Mailbox
{
    /// <summary>What a world settles at once also becomes one row of its journal, which must not grow without bound.</summary>
    private const int MostAtOnce = 4_096;

    private readonly Lock _gate = new();
    private readonly Signal _arrival = new();
    private readonly Queue<Input> _inputs = [];

    /// <summary>Puts an input in.</summary>
    public void Put(Input input)
    {
        lock (_gate)
        {
            _inputs.Enqueue(input);
        }

        _arrival.Set();
    }

    /// <summary>Takes what is there, waiting for at least one: all of it, unless that is very much.</summary>
    public async Task<IReadOnlyList<Input>> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_inputs.Count > 0)
                {
                    var taken = new List<Input>(Math.Min(_inputs.Count, MostAtOnce));
                    while (taken.Count < MostAtOnce && _inputs.TryDequeue(out var input))
                    {
                        taken.Add(input);
                    }

                    return taken;
                }
            }

            await _arrival.WaitAsync(cancellation);
        }
    }
}
