using System.Runtime.CompilerServices;

using Clocker.Model.Identity;
using Clocker.Model.Journals;

namespace Clocker.Simulation.Journals;

/// <summary>A journal in memory, which outlives the processes that use it. Takes a while, and fails when it is told to.</summary>
public sealed class SimulatedJournal(ISimulatedDisk disk) : IJournal
{
    private readonly List<JournalRow> _rows = [];
    private readonly SortedDictionary<WorldId, Ownership> _owners = [];
    private readonly List<WorldId> _worlds = [];

    /// <summary>All rows, as they would be found on the disk.</summary>
    public IReadOnlyList<JournalRow> Rows => _rows;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorldId>> WorldsAsync(CancellationToken cancellation)
    {
        await disk.ReadAsync(cancellation);
        return [.. _worlds];
    }

    /// <inheritdoc />
    public async Task<Ownership> OpenAsync(WorldId world, CancellationToken cancellation)
    {
        await disk.WriteAsync(cancellation);
        if (!_owners.TryGetValue(world, out var owner))
        {
            _worlds.Add(world);
            owner = new(0, 0);
        }

        return _owners[world] = owner with { Epoch = owner.Epoch + 1 };
    }

    /// <inheritdoc />
    public async Task<long> AppendAsync(WorldId world, long epoch, long expectedVersion, ReadOnlyMemory<byte> batch, CancellationToken cancellation)
    {
        var copy = batch.ToArray();
        var fault = await disk.WriteAsync(cancellation);
        if (fault == DiskFault.Failed)
        {
            throw new JournalException(JournalFault.Storage, "The disk did not take it.");
        }

        var owner = _owners.GetValueOrDefault(world) ?? new(0, 0);
        if (owner.Epoch != epoch || owner.Version != expectedVersion)
        {
            throw new JournalException(
                JournalFault.Fenced, $"World {world} is at version {owner.Version} in epoch {owner.Epoch}, not at {expectedVersion} in {epoch}.");
        }

        _rows.Add(new(_rows.Count + 1, world, expectedVersion + 1, epoch, copy));
        _owners[world] = owner with { Version = expectedVersion + 1 };
        return fault == DiskFault.AnswerLost
            ? throw new JournalException(JournalFault.Storage, "The disk did not say whether it took it.")
            : _rows.Count;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalRow> ReadAsync(WorldId world, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await disk.ReadAsync(cancellation);
        foreach (var row in _rows.Where(row => row.World == world).ToArray())
        {
            yield return row;
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<JournalRow>> ReadAfterAsync(long position, int limit, CancellationToken cancellation)
    {
        await disk.ReadAsync(cancellation);
        return [.. _rows.Where(row => row.Position > position).Take(limit)];
    }
}
