using System.Security.Cryptography;
using Clocker.Drivers.Files;
using Clocker.Model.Identity;
using Clocker.Model.Secrets;
using Microsoft.Data.Sqlite;

namespace Clocker.Drivers.Secrets;

/// <summary>Secrets in an SQLite file of their own, encrypted (AES-GCM), with the key in another file. For one process at a time.</summary>
/// <remarks>Deleted values are overwritten, and leave no trace in the file (<c>secure_delete</c>, and no log that outlives a change).</remarks>
public sealed class SecretStore : ISecrets, IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SecretKey _key;
    private readonly Func<string> _ids;
    private readonly SemaphoreSlim _turn = new(1);

    private SecretStore(SqliteConnection connection, SecretKey key, Func<string> ids) => (_connection, _key, _ids) = (connection, key, ids);

    /// <summary>Opens the store, or makes it and its key.</summary>
    /// <param name="path">The file of the hidden values.</param>
    /// <param name="keyPath">The file of the key; made with mode 0600.</param>
    /// <param name="ids">Gives an id that nobody had before, at each call.</param>
    /// <exception cref="SecretException">The files cannot be used, or do not fit together.</exception>
    public static SecretStore Open(string path, string keyPath, Func<string> ids)
    {
        SqliteConnection? connection = null;
        try
        {
            PrivateFile.Ensure(path);
            connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            connection.Open();
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            Execute(connection, """
                PRAGMA journal_mode = DELETE;
                PRAGMA synchronous = FULL;
                PRAGMA secure_delete = ON;
                CREATE TABLE IF NOT EXISTS secrets (
                    id TEXT PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, comparable BLOB NOT NULL, hidden BLOB NOT NULL,
                    UNIQUE (owner, name, comparable));
                """);
            return new SecretStore(connection, SecretKey.Load(keyPath), ids);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw new SecretException($"The store of secrets {path} cannot be opened: {error.Message}", error);
        }
    }

    /// <inheritdoc />
    public Task<SecretId> KeepAsync(string owner, string name, string value, CancellationToken cancellation) => InTurnAsync(
        () =>
        {
            var comparable = _key.Compare(owner, name, value);
            using var search = Command(
                "SELECT id FROM secrets WHERE owner = $owner AND name = $name AND comparable = $comparable",
                ("$owner", owner), ("$name", name), ("$comparable", comparable));
            if (search.ExecuteScalar() is string known)
            {
                return new SecretId(known);
            }

            var id = _ids();
            using var insertion = Command(
                "INSERT INTO secrets (id, owner, name, comparable, hidden) VALUES ($id, $owner, $name, $comparable, $hidden)",
                ("$id", id), ("$owner", owner), ("$name", name), ("$comparable", comparable), ("$hidden", _key.Hide(id, value)));
            insertion.ExecuteNonQuery();
            return new SecretId(id);
        },
        cancellation);

    /// <inheritdoc />
    public Task<string?> RevealAsync(SecretId id, CancellationToken cancellation) => InTurnAsync(
        () =>
        {
            using var search = Command("SELECT hidden FROM secrets WHERE id = $id", ("$id", id.Value));
            return search.ExecuteScalar() is byte[] hidden ? _key.Show(id.Value, hidden) : null;
        },
        cancellation);

    /// <inheritdoc />
    public Task ForgetAsync(string owner, IReadOnlyCollection<SecretId> but, CancellationToken cancellation) => InTurnAsync(
        () =>
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var id in Ids(owner).Except(but.Select(kept => kept.Value)).ToList())
            {
                using var deletion = Command("DELETE FROM secrets WHERE id = $id", ("$id", id));
                deletion.Transaction = transaction;
                deletion.ExecuteNonQuery();
            }

            transaction.Commit();
            return true;
        },
        cancellation);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _connection.Dispose();
        _turn.Dispose();
    }

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw new SecretException($"The store of secrets cannot be read or written: {error.Message}", error);
        }
        catch (CryptographicException error)
        {
            throw new SecretException("The secret was hidden with another key; put the key file back that belongs to the store of secrets.", error);
        }
        finally
        {
            _turn.Release();
        }
    }

    private List<string> Ids(string owner)
    {
        using var search = Command("SELECT id FROM secrets WHERE owner = $owner ORDER BY id", ("$owner", owner));
        using var reader = search.ExecuteReader();
        var ids = new List<string>();
        while (reader.Read())
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }

    private SqliteCommand Command(string statement, params (string Name, object Value)[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = statement;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    private static void Execute(SqliteConnection connection, string statements)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }
}
