namespace Clocker.Drivers.Files;

/// <summary>Files that nobody but their owner may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a directory that nobody but its owner may look into, if it is not there.</summary>
    public static void MakeDirectory(string directory) => Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);

    /// <summary>Sees that a file is there, with mode 0600. SQLite gives the files beside its database the same mode.</summary>
    public static void Ensure(string path)
    {
        using (new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = OwnerOnly, Share = FileShare.ReadWrite }))
        {
        }

        File.SetUnixFileMode(path, OwnerOnly);
    }

    /// <summary>Writes a file, or replaces it: it is there entirely or not at all.</summary>
    public static void Replace(string path, string content)
    {
        var temporary = path + "." + Path.GetRandomFileName();
        try
        {
            using (var file = new FileStream(temporary, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
            using (var writer = new StreamWriter(file))
            {
                writer.Write(content);
                writer.Flush();
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
