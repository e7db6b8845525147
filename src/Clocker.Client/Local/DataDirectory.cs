namespace Clocker.Client.Local;

/// <summary>Where a server keeps its things and a command finds it: one directory per server, for its owner's eyes alone.</summary>
/// <param name="Path">The directory's absolute path.</param>
public sealed record DataDirectory(string Path)
{
    /// <summary>The <see cref="ServerRecord"/> of the server that runs; absent while none does, stale after it was killed.</summary>
    public string Server => In("server.json");

    /// <summary>The Unix socket of the server, mode 0600: whoever can open it needs no token.</summary>
    public string Socket => In("clocker.sock");

    /// <summary>The token that the server asks for on TCP, mode 0600.</summary>
    public string Token => In("token");

    /// <summary>The file that a running server holds locked, so that two never share a directory.</summary>
    public string Lock => In("server.lock");

    /// <summary>What a server in the background prints.</summary>
    public string Log => In("server.log");

    /// <summary>The settings of command and server.</summary>
    public string Settings => In("config.yaml");

    /// <summary>A file or directory in it.</summary>
    public string In(string name) => System.IO.Path.Combine(Path, name);
}
