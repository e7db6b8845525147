using System.Globalization;
using Clocker.Model.Identity;
using Clocker.Model.Journals;
using Microsoft.Data.Sqlite;

namespace Clocker.Drivers.Journals;

/// <summary>Checks a journal's file before it is used; keeps a damaged one beside it and goes on with its whole beginning.</summary>
internal static class JournalRepair
{
    private static readonly string[] Companions = ["", "-wal", "-shm"];

    /// <summary>Leaves a whole file at <paramref name="path"/> (or none) and says what was wrong with it before.</summary>
    public static JournalDamage? Mend(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        // SQLite repairs a torn write-ahead log silently when it opens the file, so that is looked at and kept first.
        var torn = WriteAheadLog.Trouble(path + "-wal");
        var original = torn is null ? null : Keep(path);
        var found = Check(path);
        if (found.Trouble is null)
        {
            return torn is null ? null : new JournalDamage(torn, found.Rows, found.Last, original!);
        }

        original ??= Keep(path);
        var (kept, last) = Rebuild(path);
        return new JournalDamage(found.Trouble, kept, last, original);
    }

    private static (string? Trouble, long Rows, long Last) Check(string path)
    {
        try
        {
            // Read only, or closing it would already change what is to be kept.
            using var connection = JournalFile.Open(path, SqliteOpenMode.ReadOnly);
            var trouble = JournalFile.Trouble(connection);
            if (trouble is not null || JournalFile.Number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'rows'") == 0)
            {
                return (trouble, 0, 0);
            }

            using var rows = Whole(JournalFile.Rows(connection, null, 0, -1)).GetEnumerator();
            long count = 0, last = 0;
            while (rows.MoveNext())
            {
                if (rows.Current.Trouble is { } wrong)
                {
                    return (wrong, count, last);
                }

                (count, last) = (count + 1, rows.Current.Row!.Position);
            }

            return (null, count, last);
        }
        catch (SqliteException error) when (IsDamage(error))
        {
            return ($"The journal's file is damaged ({error.Message}).", 0, 0);
        }
        catch (SqliteException error)
        {
            throw JournalFile.Storage(path, error);
        }
    }

    /// <summary>The rows up to the first that is not whole, or whose world lacks the version before it.</summary>
    private static IEnumerable<(JournalRow? Row, string? Trouble)> Whole(IEnumerable<JournalRow> rows)
    {
        var versions = new Dictionary<WorldId, long>();
        using var each = rows.GetEnumerator();
        while (true)
        {
            string? trouble = null;
            try
            {
                if (!each.MoveNext())
                {
                    yield break;
                }

                var row = each.Current;
                if (row.Version != versions.GetValueOrDefault(row.World) + 1)
                {
                    trouble = $"The journal lacks a record before position {row.Position}.";
                }

                versions[row.World] = row.Version;
            }
            catch (SqliteException error) when (IsDamage(error))
            {
                trouble = $"The journal's file is damaged ({error.Message}).";
            }

            yield return (trouble is null ? each.Current : null, trouble);
            if (trouble is not null)
            {
                yield break;
            }
        }
    }

    private static string Keep(string path)
    {
        var number = 1;
        while (File.Exists(Kept(path, number)))
        {
            number++;
        }

        foreach (var companion in Companions.Where(companion => File.Exists(path + companion)))
        {
            File.Copy(path + companion, Kept(path, number) + companion);
        }

        return Kept(path, number);
    }

    private static string Kept(string path, int number) => string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{number}");

    private static (long Rows, long Last) Rebuild(string path)
    {
        var fresh = path + ".mended";
        Delete(fresh);
        long count = 0, last = 0;
        using (var target = JournalFile.Open(fresh, SqliteOpenMode.ReadWriteCreate))
        {
            JournalFile.Prepare(target);
            using var transaction = target.BeginTransaction();
            using var insertion = JournalFile.Insertion(target);
            insertion.Transaction = transaction;
            var epochs = new List<KeyValuePair<WorldId, long>>();
            foreach (var row in Salvage(path, epochs))
            {
                JournalFile.Insert(insertion, row);
                epochs.Add(new(row.World, row.Epoch));
                (count, last) = (count + 1, row.Position);
            }

            foreach (var world in epochs.GroupBy(pair => pair.Key, pair => pair.Value))
            {
                JournalFile.SetEpoch(target, world.Key, world.Max());
            }

            transaction.Commit();
            JournalFile.Execute(target, "PRAGMA wal_checkpoint(TRUNCATE)");
        }

        Delete(path);
        File.Move(fresh, path);
        return (count, last);
    }

    private static IEnumerable<JournalRow> Salvage(string path, List<KeyValuePair<WorldId, long>> epochs)
    {
        SqliteConnection source;
        try
        {
            source = JournalFile.Open(path, SqliteOpenMode.ReadWrite);
        }
        catch (SqliteException)
        {
            yield break;
        }

        using (source)
        {
            try
            {
                epochs.AddRange(JournalFile.Worlds(source).Select(world => KeyValuePair.Create(world.World, world.Epoch)));
            }
            catch (SqliteException)
            {
                // The table of worlds is lost; the rows tell their epochs too.
            }

            foreach (var (row, _) in Whole(JournalFile.Rows(source, null, 0, -1)))
            {
                if (row is not null)
                {
                    yield return row;
                }
            }
        }
    }

    private static void Delete(string path)
    {
        foreach (var companion in Companions)
        {
            File.Delete(path + companion);
        }
    }

    private static bool IsDamage(SqliteException error) =>
        error.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_ERROR
            or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_MISMATCH;
}
