using Clocker.Drivers.Files;
using Clocker.Model.Identity;
using Clocker.Model.Journals;
using Microsoft.Data.Sqlite;

namespace Clocker.Drivers.Journals;

/// <summary>The tables of a journal's file and the statements on them. All of it is synchronous: SQLite is.</summary>
internal static class JournalFile
{
    private const long Format = 1;
    private const int RowsPerPage = 256;

    public static SqliteConnection Open(string path, SqliteOpenMode mode, bool pooled = false)
    {
        if (mode == SqliteOpenMode.ReadWriteCreate)
        {
            PrivateFile.Ensure(path);
        }

        var connection = new SqliteConnection(Address(path, mode, pooled));
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Closes the connections that were kept for the next reader.</summary>
    public static void CloseReaders(string path)
    {
        using var reader = new SqliteConnection(Address(path, SqliteOpenMode.ReadOnly, pooled: true));
        SqliteConnection.ClearPool(reader);
    }

    /// <summary>Makes the tables if they are not there, and sets what must be set in each connection that writes.</summary>
    public static void Prepare(SqliteConnection connection)
    {
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL");
        var format = Number(connection, "PRAGMA user_version");
        if (format > Format)
        {
            throw new JournalException(
                JournalFault.Storage,
                $"The journal {connection.DataSource} was written by a newer Clocker (format {format}, this one reads up to {Format}); use that one.");
        }

        Execute(connection, """
            BEGIN IMMEDIATE;
            CREATE TABLE IF NOT EXISTS worlds (ordinal INTEGER PRIMARY KEY, world TEXT NOT NULL UNIQUE, epoch INTEGER NOT NULL);
            CREATE TABLE IF NOT EXISTS rows (
                position INTEGER PRIMARY KEY AUTOINCREMENT, world TEXT NOT NULL, version INTEGER NOT NULL,
                epoch INTEGER NOT NULL, batch BLOB NOT NULL, checksum INTEGER NOT NULL, UNIQUE (world, version));
            PRAGMA user_version = 1;
            COMMIT;
            """);
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>What SQLite itself finds wrong with the file, or null.</summary>
    public static string? Trouble(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        var answer = command.ExecuteScalar() as string;
        return answer == "ok" ? null : $"The journal's file is damaged ({answer?.ReplaceLineEndings(" ").Trim()}).";
    }

    public static IEnumerable<JournalRow> Rows(SqliteConnection connection, WorldId? world, long after, int limit)
    {
        using var command = connection.CreateCommand();
        command.CommandText = world is null
            ? "SELECT position, world, version, epoch, batch, checksum FROM rows WHERE position > $after ORDER BY position LIMIT $limit"
            : "SELECT position, world, version, epoch, batch, checksum FROM rows WHERE world = $world AND version > $after ORDER BY version LIMIT $limit";
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$limit", limit);
        if (world is { } one)
        {
            command.Parameters.AddWithValue("$world", one.Value);
        }

        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return Row(reader);
        }
    }

    public static IReadOnlyList<JournalRow> Page(string path, WorldId? world, long after, int limit = RowsPerPage)
    {
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadOnly, pooled: true);
            return [.. Rows(connection, world, after, limit)];
        }
        catch (SqliteException error)
        {
            throw Storage(path, error);
        }
    }

    public static IReadOnlyList<(WorldId World, long Epoch)> Worlds(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT world, epoch FROM worlds ORDER BY ordinal";
        using var reader = command.ExecuteReader();
        var worlds = new List<(WorldId, long)>();
        while (reader.Read())
        {
            worlds.Add((new WorldId(reader.GetString(0)), reader.GetInt64(1)));
        }

        return worlds;
    }

    public static void SetEpoch(SqliteConnection connection, WorldId world, long epoch)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO worlds (world, epoch) VALUES ($world, $epoch) ON CONFLICT (world) DO UPDATE SET epoch = excluded.epoch";
        command.Parameters.AddWithValue("$world", world.Value);
        command.Parameters.AddWithValue("$epoch", epoch);
        command.ExecuteNonQuery();
    }

    /// <summary>A statement that is prepared once and run for every row of a group.</summary>
    public static SqliteCommand Insertion(SqliteConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO rows (position, world, version, epoch, batch, checksum)
            VALUES ($position, $world, $version, $epoch, $batch, $checksum)
            """;
        foreach (var (name, type) in new[]
        {
            ("$position", SqliteType.Integer), ("$world", SqliteType.Text), ("$version", SqliteType.Integer),
            ("$epoch", SqliteType.Integer), ("$batch", SqliteType.Blob), ("$checksum", SqliteType.Integer),
        })
        {
            command.Parameters.Add(name, type);
        }

        return command;
    }

    public static void Insert(SqliteCommand insertion, JournalRow row)
    {
        var batch = row.Batch.ToArray();
        insertion.Parameters["$position"].Value = row.Position;
        insertion.Parameters["$world"].Value = row.World.Value;
        insertion.Parameters["$version"].Value = row.Version;
        insertion.Parameters["$epoch"].Value = row.Epoch;
        insertion.Parameters["$batch"].Value = batch;
        insertion.Parameters["$checksum"].Value = RowChecksum.Of(row.World, row.Version, row.Epoch, batch);
        insertion.ExecuteNonQuery();
    }

    public static void Execute(SqliteConnection connection, string statements)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar() is long number ? number : 0;
    }

    public static JournalException Storage(string path, SqliteException error) => new(
        JournalFault.Storage,
        error.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_FULL => $"There is no room left on the disk of the journal {path}; make room there.",
            SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM =>
                $"The journal {path} cannot be opened for writing; check that the directory exists and who owns it.",
            SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB =>
                $"The journal {path} is damaged; start the server again to have it cut at its last whole record.",
            _ => $"The journal {path} cannot be read or written: {error.Message}",
        },
        error);

    private static string Address(string path, SqliteOpenMode mode, bool pooled) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = pooled, DefaultTimeout = 30 }.ToString();

    private static JournalRow Row(SqliteDataReader reader)
    {
        // A damaged file may hold anything in any column.
        var batch = reader[4] as byte[] ?? [];
        var row = new JournalRow(
            reader.GetInt64(0), new WorldId(reader[1] as string ?? ""), reader[2] as long? ?? 0, reader[3] as long? ?? 0, batch);
        return reader[5] as long? == RowChecksum.Of(row.World, row.Version, row.Epoch, batch)
            ? row
            : throw new SqliteException($"the record at position {row.Position} is not what was written", SQLitePCL.raw.SQLITE_CORRUPT);
    }
}
