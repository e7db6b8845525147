namespace Clocker.Server.Deploying;

/// <summary>Lets one request at a time keep or forget the secrets of an application's name.</summary>
internal sealed class NameLocks
{
    private readonly SortedDictionary<string, (SemaphoreSlim Gate, int Users)> _gates = new(StringComparer.Ordinal);

    public async Task<T> WithAsync<T>(string name, Func<Task<T>> work, CancellationToken cancellation)
    {
        var gate = Enter(name);
        try
        {
            await gate.WaitAsync(cancellation);
            try
            {
                return await work();
            }
            finally
            {
                gate.Release();
            }
        }
        finally
        {
            Leave(name);
        }
    }

    private SemaphoreSlim Enter(string name)
    {
        lock (_gates)
        {
            var (gate, users) = _gates.GetValueOrDefault(name, (new SemaphoreSlim(1, 1), 0));
            _gates[name] = (gate, users + 1);
            return gate;
        }
    }

    private void Leave(string name)
    {
        lock (_gates)
        {
            var (gate, users) = _gates[name];
            if (users == 1)
            {
                _gates.Remove(name);
                gate.Dispose();
            }
            else
            {
                _gates[name] = (gate, users - 1);
            }
        }
    }
}
