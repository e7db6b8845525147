namespace Clocker.Control.Worlds;

/// <summary>A world's inputs, in the order of their arrival. Putting never waits: what may come without bound is bounded by its sender.</summary>
internal sealed class Mailbox
{
    private readonly Lock _gate = new();
    private readonly Signal _arrival = new();
    private List<Input> _inputs = [];

    /// <summary>Puts an input in.</summary>
    public void Put(Input input)
    {
        lock (_gate)
        {
            _inputs.Add(input);
        }

        _arrival.Set();
    }

    /// <summary>Takes all that is there, waiting for at least one.</summary>
    public async Task<IReadOnlyList<Input>> TakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_inputs.Count > 0)
                {
                    var taken = _inputs;
                    _inputs = [];
                    return taken;
                }
            }

            await _arrival.WaitAsync(cancellation);
        }
    }
}
