using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Clocker.Model.Identity;
using Clocker.Model.Journals;
using Microsoft.Data.Sqlite;

namespace Clocker.Drivers.Journals;

/// <summary>A journal in one SQLite file (write-ahead log, <c>synchronous=FULL</c>), owned by one process at a time.</summary>
/// <remarks>
/// One loop writes: it takes all appends that wait, from all worlds, into one transaction and answers them after its commit,
/// so that a hundred worlds wait for one flush of the disk. A fenced append fails alone. A world may append again before the
/// answer to its last append is there; the order of calls is the order of rows.
/// </remarks>
public sealed class SqliteJournal : IJournal, IAsyncDisposable
{
    private const int MostWaiting = 1024;
    private const int LargestGroup = 256;
    private const int LargestGroupBytes = 8 << 20;

    private readonly string _path;
    private readonly JournalLock _lock;
    private readonly JournalWriter _writer;
    private readonly Channel<JournalRequest> _waiting =
        Channel.CreateBounded<JournalRequest>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Task _loop;
    private bool _isDisposed;

    private SqliteJournal(string path, JournalLock taken, JournalWriter writer)
    {
        _path = path;
        _lock = taken;
        _writer = writer;
        _loop = WriteAsync();
    }

    /// <summary>Opens the journal in a file, or makes it. A file that is damaged is cut after its last whole record.</summary>
    /// <exception cref="JournalException">Another process has it open, or it cannot be read or written.</exception>
    public static Task<OpenedJournal> OpenAsync(string path, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var full = Path.GetFullPath(path);
        var taken = JournalLock.Take(full);
        try
        {
            var damage = JournalRepair.Mend(full);
            return Task.FromResult(new OpenedJournal(new SqliteJournal(full, taken, new JournalWriter(full)), damage));
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<WorldId>> WorldsAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            using var connection = JournalFile.Open(_path, SqliteOpenMode.ReadOnly, pooled: true);
            return Task.FromResult<IReadOnlyList<WorldId>>([.. JournalFile.Worlds(connection).Select(world => world.World)]);
        }
        catch (SqliteException error)
        {
            throw JournalFile.Storage(_path, error);
        }
    }

    /// <inheritdoc />
    public async Task<Ownership> OpenAsync(WorldId world, CancellationToken cancellation)
    {
        var request = new JournalRequest.Open(world);
        await HandOverAsync(request, cancellation);
        return await request.Done;
    }

    /// <inheritdoc />
    /// <remarks>Cancelling helps only while the append waits for a place in the queue: afterwards it is about to happen.</remarks>
    public async Task<long> AppendAsync(
        WorldId world, long epoch, long expectedVersion, ReadOnlyMemory<byte> batch, CancellationToken cancellation)
    {
        var request = new JournalRequest.Append(world, epoch, expectedVersion, batch);
        await HandOverAsync(request, cancellation);
        return await request.Done;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalRow> ReadAsync(WorldId world, [EnumeratorCancellation] CancellationToken cancellation)
    {
        long after = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = JournalFile.Page(_path, world, after);
            foreach (var row in page)
            {
                yield return row;
                after = row.Version;
            }

            if (page.Count == 0)
            {
                yield break;
            }

            await Task.Yield();
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<JournalRow>> ReadAfterAsync(long position, int limit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(JournalFile.Page(_path, null, position, limit));
    }

    /// <summary>Writes what waits, and lets go of the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _waiting.Writer.TryComplete();
        await _loop;
        _writer.Dispose();
        JournalFile.CloseReaders(_path);
        _lock.Dispose();
    }

    private async Task HandOverAsync(JournalRequest request, CancellationToken cancellation)
    {
        try
        {
            await _waiting.Writer.WriteAsync(request, cancellation);
        }
        catch (ChannelClosedException error)
        {
            throw Closed(error);
        }
    }

    private async Task WriteAsync()
    {
        var group = new List<JournalRequest>();
        try
        {
            while (await _waiting.Reader.WaitToReadAsync())
            {
                long bytes = 0;
                while (group.Count < LargestGroup && bytes < LargestGroupBytes && _waiting.Reader.TryRead(out var request))
                {
                    group.Add(request);
                    bytes += request is JournalRequest.Append append ? append.Batch.Length : 0;
                }

                _writer.Write(group);
                group.Clear();
            }
        }
        finally
        {
            // Only a bug leads here with anybody waiting; they must not wait for ever.
            _waiting.Writer.TryComplete();
            while (_waiting.Reader.TryRead(out var request))
            {
                group.Add(request);
            }

            group.ForEach(request => request.Fail(Closed(null)));
        }
    }

    private JournalException Closed(Exception? cause) => new(JournalFault.Storage, $"The journal {_path} is closed.", cause);
}
