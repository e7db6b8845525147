using Clocker.Model.Identity;

namespace Clocker.Model.Journals;

/// <summary>Durable facts: one row per world and version, each a whole batch.</summary>
public interface IJournal
{
    /// <summary>All worlds that have rows or were opened, in the order of their first opening.</summary>
    Task<IReadOnlyList<WorldId>> WorldsAsync(CancellationToken cancellation);

    /// <summary>Takes a world over: its epoch becomes one more than ever before, and all earlier owners are fenced.</summary>
    Task<Ownership> OpenAsync(WorldId world, CancellationToken cancellation);

    /// <summary>Appends a batch as the row after <paramref name="expectedVersion"/>; returns when it is durable.</summary>
    /// <returns>The row's position in the whole journal.</returns>
    /// <exception cref="JournalException">It was not appended, or nobody knows: open the world again and look.</exception>
    Task<long> AppendAsync(WorldId world, long epoch, long expectedVersion, ReadOnlyMemory<byte> batch, CancellationToken cancellation);

    /// <summary>A world's rows in order of version.</summary>
    IAsyncEnumerable<JournalRow> ReadAsync(WorldId world, CancellationToken cancellation);

    /// <summary>At most <paramref name="limit"/> rows of all worlds after a position, in order of position.</summary>
    Task<IReadOnlyList<JournalRow>> ReadAfterAsync(long position, int limit, CancellationToken cancellation);
}
