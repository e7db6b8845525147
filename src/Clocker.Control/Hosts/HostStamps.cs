namespace Clocker.Control.Hosts;

/// <summary>Counts what happens to a host, as seen from here.</summary>
internal sealed class HostStamps
{
    private long _last;

    /// <summary>The next number.</summary>
    public long Next() => Interlocked.Increment(ref _last);
}
