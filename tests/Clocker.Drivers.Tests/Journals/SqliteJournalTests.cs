using System.Diagnostics;
using System.Text;
using Clocker.Contracts.Journals;
using Clocker.Drivers.Journals;
using Clocker.Model.Identity;
using Clocker.Model.Journals;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Clocker.Drivers.Tests.Journals;

public sealed class SqliteJournalTests : JournalContract
{
    private static readonly WorldId World = new("world");
    private readonly TemporaryDirectory _directory = new();

    private string File => _directory.File("journal.db");

    protected override async Task<IJournal> OpenJournalAsync()
    {
        var (journal, damage) = await SqliteJournal.OpenAsync(File, Cancellation);
        Assert.Null(damage);
        return journal;
    }

    protected override async Task CloseJournalAsync(IJournal journal) => await ((SqliteJournal)journal).DisposeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Is_opened_by_one_owner_only_and_names_the_other()
    {
        var error = await Assert.ThrowsAsync<JournalException>(() => SqliteJournal.OpenAsync(File, Cancellation));

        Assert.Equal(
            $"The journal {File} is in use by another Clocker server (process {Environment.ProcessId}); "
            + "stop that first, or use another data directory.",
            error.Message);
    }

    [Fact]
    public async Task Refuses_a_file_of_a_newer_format()
    {
        var file = _directory.File("newer.db");
        await using (await NewAsync(file, 1))
        {
        }

        await SqlAsync(file, "PRAGMA user_version = 2");

        var error = await Assert.ThrowsAsync<JournalException>(() => SqliteJournal.OpenAsync(file, Cancellation));
        Assert.Contains("was written by a newer Clocker (format 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_worlds_share_a_commit()
    {
        var owners = await Task.WhenAll(Enumerable.Range(0, 100).Select(async number =>
            (World: new WorldId($"w{number}"), Owner: await Journal.OpenAsync(new WorldId($"w{number}"), Cancellation))));
        var before = new FileInfo(File + "-wal").Length;

        await Task.WhenAll(owners.Select(one => AppendAsync(one.World, one.Owner.Epoch, 0, "x")));

        // A commit of its own would write at least three pages (table, index, header) for each of the hundred.
        Assert.InRange(new FileInfo(File + "-wal").Length - before, 1, 100 * 2 * 4096);
    }

    [Theory]
    [InlineData(0.999)]
    [InlineData(0.7)]
    [InlineData(0.3)]
    [InlineData(0.001)]
    public async Task A_truncated_file_is_cut_at_its_last_whole_record(double part)
    {
        var file = _directory.File("cut.db");
        await (await NewAsync(file, 2000)).DisposeAsync();
        var found = Change(file, bytes => bytes[..(int)(bytes.Length * part)]);

        await AssertMendedAsync(file, found);
    }

    [Fact]
    public async Task Flipped_bits_are_found_and_cut_away()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            var file = _directory.File($"flipped-{seed}.db");
            await (await NewAsync(file, 300)).DisposeAsync();
            var random = new Random(seed);
            var found = Change(file, bytes =>
            {
                // Somewhere after the header, in the text of a record or in a page's structure.
                var at = random.Next(4096, bytes.Length);
                bytes.AsSpan(at, Math.Min(40, bytes.Length - at)).Fill((byte)~bytes[at]);
                return bytes;
            });

            await AssertMendedAsync(file, found, 300);
        }
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_kept_aside()
    {
        var file = _directory.File("nonsense.db");
        var found = Encoding.UTF8.GetBytes("This is no database, whatever its name says.");
        await System.IO.File.WriteAllBytesAsync(file, found, Cancellation);

        var (journal, damage) = await SqliteJournal.OpenAsync(file, Cancellation);
        await using (journal)
        {
            Assert.Equal(0, damage!.KeptRows);
            Assert.Equal(found, await System.IO.File.ReadAllBytesAsync(damage.Original, Cancellation));
            Assert.Empty(await journal.WorldsAsync(Cancellation));
        }
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public async Task A_truncated_write_ahead_log_is_reported_and_kept(double part)
    {
        var file = await KilledWithLogAsync();
        var log = Change(file + "-wal", bytes => bytes[..(int)(bytes.Length * part)]);

        var (journal, damage) = await SqliteJournal.OpenAsync(file, Cancellation);
        await using (journal)
        {
            Assert.NotNull(damage);
            Assert.Equal(log, await System.IO.File.ReadAllBytesAsync(damage.Original + "-wal", Cancellation));
            await AssertWholeBeginningAsync(journal);
        }
    }

    [Fact]
    public async Task A_flipped_bit_in_the_write_ahead_log_is_reported_and_kept()
    {
        var file = await KilledWithLogAsync();
        var log = Change(file + "-wal", bytes =>
        {
            bytes[bytes.Length / 2] ^= 4;
            return bytes;
        });

        var (journal, damage) = await SqliteJournal.OpenAsync(file, Cancellation);
        await using (journal)
        {
            Assert.StartsWith("The journal's write-ahead log is damaged", damage!.Reason, StringComparison.Ordinal);
            Assert.Equal(log, await System.IO.File.ReadAllBytesAsync(damage.Original + "-wal", Cancellation));
            await AssertWholeBeginningAsync(journal);
        }
    }

    [Fact]
    public async Task A_whole_write_ahead_log_is_no_damage()
    {
        var file = await KilledWithLogAsync();

        var (journal, damage) = await SqliteJournal.OpenAsync(file, Cancellation);
        await using (journal)
        {
            Assert.Null(damage);
        }
    }

    [Fact]
    public async Task Everything_that_was_acknowledged_survives_a_kill()
    {
        var file = _directory.File("killed.db");
        var acknowledged = new Dictionary<string, long>();
        for (var round = 0; round < 3; round++)
        {
            using var child = Process.Start(new ProcessStartInfo("dotnet", [typeof(SqliteJournalTests).Assembly.Location.Replace(
                "Clocker.Drivers.Tests.dll", "Clocker.Appender.dll", StringComparison.Ordinal), file])
            {
                RedirectStandardOutput = true,
            })!;
            for (var line = 0; line < 400 && await child.StandardOutput.ReadLineAsync(Cancellation) is { } said; line++)
            {
                Note(said);
            }

            child.Kill();
            while (await child.StandardOutput.ReadLineAsync(Cancellation) is { } said)
            {
                Note(said);
            }

            await child.WaitForExitAsync(Cancellation);
            var (journal, _) = await SqliteJournal.OpenAsync(file, Cancellation);
            await using (journal)
            {
                foreach (var (world, version) in acknowledged)
                {
                    Assert.InRange((await journal.OpenAsync(new WorldId(world), Cancellation)).Version, version, long.MaxValue);
                }
            }
        }

        Assert.Equal(8, acknowledged.Count);

        void Note(string said)
        {
            if (said.Split(' ') is [var world, var version] && long.TryParse(version, out var number))
            {
                acknowledged[world] = number;
            }
        }
    }

    /// <summary>A file beside which the process that wrote it left its log, as after a kill.</summary>
    private async Task<string> KilledWithLogAsync()
    {
        var file = _directory.File("source.db");
        await using var journal = await NewAsync(file, 60);
        var killed = _directory.File("killed.db");
        System.IO.File.Copy(file, killed);
        System.IO.File.Copy(file + "-wal", killed + "-wal");
        return killed;
    }

    private static async Task<SqliteJournal> NewAsync(string file, int rows)
    {
        var (journal, _) = await SqliteJournal.OpenAsync(file, Cancellation);
        var owner = await journal.OpenAsync(World, Cancellation);
        for (var batch = 0; batch < rows; batch += 20)
        {
            await Task.WhenAll(Enumerable.Range(batch, Math.Min(20, rows - batch)).Select(version =>
                journal.AppendAsync(World, owner.Epoch, version, Batch(version + 1), Cancellation)));
        }

        return journal;
    }

    private static byte[] Batch(long version) => Encoding.UTF8.GetBytes($"{version} {new string('x', (int)(version % 300))}");

    private static byte[] Change(string file, Func<byte[], byte[]> change)
    {
        var bytes = change(System.IO.File.ReadAllBytes(file));
        System.IO.File.WriteAllBytes(file, bytes);
        return bytes;
    }

    private static async Task AssertMendedAsync(string file, byte[] found, long? rows = null)
    {
        var (journal, damage) = await SqliteJournal.OpenAsync(file, Cancellation);
        await using (journal)
        {
            if (damage is null)
            {
                // The change hit unused bytes.
                Assert.Equal(rows, await AssertWholeBeginningAsync(journal));
                return;
            }

            Assert.Equal(file + ".damaged-1", damage.Original);
            Assert.Equal(found, await System.IO.File.ReadAllBytesAsync(damage.Original, Cancellation));
            Assert.Equal(damage.KeptRows, await AssertWholeBeginningAsync(journal));
        }

        (journal, damage) = await SqliteJournal.OpenAsync(file, Cancellation);
        await journal.DisposeAsync();
        Assert.Null(damage);
    }

    /// <summary>Every row up to the last is there as it was written, and the world can be appended to.</summary>
    private static async Task<long> AssertWholeBeginningAsync(SqliteJournal journal)
    {
        long count = 0;
        await foreach (var row in journal.ReadAsync(World, Cancellation))
        {
            count++;
            Assert.Equal(count, row.Version);
            Assert.Equal(Batch(count), row.Batch.ToArray());
        }

        var owner = await journal.OpenAsync(World, Cancellation);
        Assert.Equal(count, owner.Version);
        await journal.AppendAsync(World, owner.Epoch, count, Batch(count + 1), Cancellation);
        return count;
    }

    private static async Task SqlAsync(string file, string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
