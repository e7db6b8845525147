namespace Clocker.Blueprints.Compose;

/// <summary>The files that Compose files refer to. Paths are absolute.</summary>
public interface IComposeFiles
{
    /// <summary>A file's bytes; null if there is no such file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    byte[]? Read(string path);

    /// <summary>Whether there is a file, not a directory, of that name.</summary>
    bool IsFile(string path);

    /// <summary>The same path without symbolic links, as far as it exists.</summary>
    string Real(string path);
}
