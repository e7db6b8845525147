namespace Clocker.Drivers.Files;

/// <summary>Files that nobody but their owner may read.</summary>
internal static class PrivateFile
{
    /// <summary>Sees that a file is there, with mode 0600. SQLite gives the files beside its database the same mode.</summary>
    public static void Ensure(string path)
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = OwnerOnly, Share = FileShare.ReadWrite }))
        {
        }

        File.SetUnixFileMode(path, OwnerOnly);
    }
}
