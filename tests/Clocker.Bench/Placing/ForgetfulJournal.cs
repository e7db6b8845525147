using System.Runtime.CompilerServices;

using Clocker.Model.Identity;
using Clocker.Model.Journals;

namespace Clocker.Bench.Placing;

/// <summary>A journal that counts what it is given, and keeps only the first row of a world: as much as a store in memory that nobody reads.</summary>
internal sealed class ForgetfulJournal : IJournal
{
    private JournalRow? _first;
    private long _version;

    public long Bytes { get; private set; }

    public Task<IReadOnlyList<WorldId>> WorldsAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<WorldId>>([]);

    public Task<Ownership> OpenAsync(WorldId world, CancellationToken cancellation) => Task.FromResult(new Ownership(1, _version));

    public Task<long> AppendAsync(WorldId world, long epoch, long expectedVersion, ReadOnlyMemory<byte> batch, CancellationToken cancellation)
    {
        _first ??= new(1, world, 1, epoch, batch);
        Bytes += batch.Length;
        return Task.FromResult(++_version);
    }

    public async IAsyncEnumerable<JournalRow> ReadAsync(WorldId world, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        if (_first is { } first)
        {
            yield return first;
        }
    }

    public Task<IReadOnlyList<JournalRow>> ReadAfterAsync(long position, int limit, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<JournalRow>>([]);
}
