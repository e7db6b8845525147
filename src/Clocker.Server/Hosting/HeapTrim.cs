namespace Clocker.Server.Hosting;

/// <summary>
/// Gives memory back after much of it was used for a while, as when many applications were deployed. The collector by itself
/// looks at old objects only when new ones have become as many, and a server that has become quiet makes none.
/// </summary>
internal sealed class HeapTrim : IDisposable
{
    private const long Slack = 32L << 20;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly ITimer _timer;
    private long _left;

    public HeapTrim(TimeProvider clock) => _timer = clock.CreateTimer(_ => Look(), null, Every, Every);

    /// <summary>What the heap takes of the machine, free places in it included.</summary>
    private static long Committed => GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes;

    /// <inheritdoc />
    public void Dispose() => _timer.Dispose();

    /// <summary>Collects once the heap is an eighth larger than the last collection left it, and some more, so that a small or a steady one is left alone.</summary>
    private void Look()
    {
        if (Committed > _left + (_left / 8) + Slack)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _left = Committed;
        }
    }
}
