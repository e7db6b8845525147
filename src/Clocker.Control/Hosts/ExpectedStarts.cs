namespace Clocker.Control.Hosts;

/// <summary>Containers of a host that are being started by a command, which looks at them itself: a hint that says no more is no reason to look once more.</summary>
internal sealed class ExpectedStarts
{
    private readonly Lock _gate = new();
    private readonly SortedSet<string> _containers = new(StringComparer.Ordinal);

    /// <summary>A container is about to be started.</summary>
    public void Begin(string container)
    {
        lock (_gate)
        {
            _containers.Add(container);
        }
    }

    /// <summary>Whether a start was expected, which then has happened.</summary>
    public bool Take(string container)
    {
        lock (_gate)
        {
            return _containers.Remove(container);
        }
    }

    /// <summary>The command has ended; what is told from now on is news.</summary>
    public void End(string container) => Take(container);
}
