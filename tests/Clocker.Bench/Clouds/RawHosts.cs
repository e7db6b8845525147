using Clocker.Bench.Measuring;
using Clocker.Bench.Running;
using Clocker.Drivers.Certificates;

namespace Clocker.Bench.Clouds;

/// <summary>The calls to the engine without which there are no hosts, and nothing else: no names to settle, no leases, no journal.</summary>
internal sealed class RawHosts : IContestant, IDisposable
{
    private readonly int _count;
    private readonly int _atOnce;
    private readonly RawLab _lab;

    public RawHosts(Surroundings surroundings, int count, int atOnce)
    {
        (_count, _atOnce) = (count, atOnce);
        var directory = Path.Combine(surroundings.Work, "raw");
        _lab = new(surroundings.Engine, CertificateAuthority.Open(directory, "Clocker bench", TimeProvider.System));
    }

    /// <inheritdoc />
    public string Name => $"raw calls, {_atOnce} at once";

    /// <inheritdoc />
    public async Task DoAsync(CancellationToken cancellation)
    {
        await _lab.CreateNetworkAsync(cancellation);
        await Parallel.ForEachAsync(
            Enumerable.Range(1, _count),
            new ParallelOptions { MaxDegreeOfParallelism = _atOnce, CancellationToken = cancellation },
            async (number, cancel) => await _lab.CreateAsync(number, cancel));
    }

    /// <inheritdoc />
    public async Task UndoAsync(CancellationToken cancellation)
    {
        await Parallel.ForEachAsync(Enumerable.Range(1, _count), cancellation, async (number, cancel) => await _lab.RemoveAsync(number, cancel));
        await _lab.RemoveNetworkAsync(cancellation);
    }

    /// <inheritdoc />
    public void Dispose() => _lab.Dispose();
}
