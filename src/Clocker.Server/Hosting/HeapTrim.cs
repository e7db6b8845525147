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
    private long _live;

    public HeapTrim(TimeProvider clock) => _timer = clock.CreateTimer(_ => Look(), null, Every, Every);

    /// <inheritdoc />
    public void Dispose() => _timer.Dispose();

    /// <summary>Collects once there is an eighth more than was alive the last time, and some more, so that a small or a steady heap is left alone.</summary>
    private void Look()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) > _live + (_live / 8) + Slack)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _live = GC.GetTotalMemory(forceFullCollection: false);
        }
    }
}
