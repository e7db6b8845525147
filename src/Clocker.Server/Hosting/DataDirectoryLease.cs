using System.Text;

using Clocker.Client.Local;

namespace Clocker.Server.Hosting;

/// <summary>A data directory that is this server's alone for as long as it lives; the kernel gives it back whatever happens.</summary>
internal sealed class DataDirectoryLease : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DataDirectory _data;
    private readonly FileStream _lock;

    private DataDirectoryLease(DataDirectory data, FileStream @lock, string token)
    {
        _data = data;
        _lock = @lock;
        Token = token;
    }

    /// <summary>The token that TCP callers must show.</summary>
    public string Token { get; }

    /// <summary>Takes a directory, making it if it is missing; null if another server has it.</summary>
    public static DataDirectoryLease? Take(DataDirectory data, Func<string> newToken)
    {
        Directory.CreateDirectory(data.Path, OwnerOnly | UnixFileMode.UserExecute);
        if (Lock(data) is not { } held)
        {
            return null;
        }

        // What a killed server left behind would mislead whoever looks before this one is ready.
        File.Delete(data.Server);
        File.Delete(data.Socket);
        return new DataDirectoryLease(data, held, TokenIn(data, newToken));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Whoever waits for the end looks for the record, so that goes last; only after it can another server have the directory.
        File.Delete(_data.Socket);
        File.Delete(_data.Server);
        _lock.Dispose();
    }

    private static FileStream? Lock(DataDirectory data)
    {
        try
        {
            return new FileStream(data.Lock, Options(FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException) when (File.Exists(data.Lock))
        {
            return null;
        }
    }

    private static string TokenIn(DataDirectory data, Func<string> newToken)
    {
        if (File.Exists(data.Token) && File.ReadAllText(data.Token).Trim() is { Length: >= 32 } token)
        {
            File.SetUnixFileMode(data.Token, OwnerOnly);
            return token;
        }

        File.Delete(data.Token);
        token = newToken();
        using var file = new FileStream(data.Token, Options(FileMode.CreateNew, FileShare.None));
        file.Write(Encoding.ASCII.GetBytes(token));
        return token;
    }

    private static FileStreamOptions Options(FileMode mode, FileShare share) =>
        new() { Mode = mode, Access = FileAccess.ReadWrite, Share = share, UnixCreateMode = OwnerOnly };
}
