using Clocker.Model.Identity;
using Clocker.Model.Journals;
using Microsoft.Data.Sqlite;

namespace Clocker.Drivers.Journals;

/// <summary>The one connection that writes, and what it knows of each world. Used by one caller at a time.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insertion;
    private readonly Dictionary<WorldId, Ownership> _worlds = [];
    private long _position;
    private bool _isKnown;

    public JournalWriter(string path)
    {
        _path = path;
        try
        {
            _connection = JournalFile.Open(path, SqliteOpenMode.ReadWriteCreate);
            JournalFile.Prepare(_connection);
            _insertion = JournalFile.Insertion(_connection);
            Learn();
        }
        catch (SqliteException error)
        {
            _connection?.Dispose();
            throw JournalFile.Storage(path, error);
        }
    }

    /// <summary>Writes what can be written of a group in one transaction, and then answers everybody.</summary>
    public void Write(IReadOnlyList<JournalRequest> group)
    {
        var refused = new List<(JournalRequest Request, JournalException Error)>();
        try
        {
            if (!_isKnown)
            {
                Learn();
            }

            _isKnown = false;
            using var transaction = _connection.BeginTransaction();
            _insertion.Transaction = transaction;
            foreach (var request in group)
            {
                if (Apply(request) is { } error)
                {
                    refused.Add((request, error));
                }
            }

            transaction.Commit();
            _isKnown = true;
        }
        catch (SqliteException error)
        {
            var failure = JournalFile.Storage(_path, error);
            foreach (var request in group)
            {
                request.Fail(failure);
            }

            return;
        }

        foreach (var (request, error) in refused)
        {
            request.Fail(error);
        }

        foreach (var request in group)
        {
            request.Complete();
        }
    }

    public void Dispose()
    {
        _insertion.Dispose();
        _connection.Dispose();
    }

    private JournalException? Apply(JournalRequest request)
    {
        var known = _worlds.GetValueOrDefault(request.World) ?? new Ownership(0, 0);
        switch (request)
        {
            case JournalRequest.Open open:
                open.Ownership = known with { Epoch = known.Epoch + 1 };
                JournalFile.SetEpoch(_connection, open.World, open.Ownership.Epoch);
                _worlds[open.World] = open.Ownership;
                return null;
            case JournalRequest.Append append when append.Epoch != known.Epoch:
                return Fenced($"World {append.World} was opened by another owner: its epoch is {known.Epoch}, not {append.Epoch}.");
            case JournalRequest.Append append when append.ExpectedVersion != known.Version:
                return Fenced($"World {append.World} is at version {known.Version}, not {append.ExpectedVersion}.");
            case JournalRequest.Append append:
                append.Position = _position + 1;
                JournalFile.Insert(_insertion, new JournalRow(append.Position, append.World, known.Version + 1, append.Epoch, append.Batch));
                _position = append.Position;
                _worlds[append.World] = known with { Version = known.Version + 1 };
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Reads what is durable: at first, and after a failed commit, of which nobody knows whether it happened.</summary>
    private void Learn()
    {
        _worlds.Clear();
        foreach (var (world, epoch) in JournalFile.Worlds(_connection))
        {
            _worlds[world] = new Ownership(epoch, 0);
        }

        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT world, max(version) FROM rows GROUP BY world";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var world = new WorldId(reader.GetString(0));
            _worlds[world] = (_worlds.GetValueOrDefault(world) ?? new Ownership(0, 0)) with { Version = reader.GetInt64(1) };
        }

        _position = JournalFile.Number(_connection, "SELECT seq FROM sqlite_sequence WHERE name = 'rows'");
        _isKnown = true;
    }

    private static JournalException Fenced(string message) => new(JournalFault.Fenced, message);
}
