namespace Clocker.Drivers.Certificates;

/// <summary>Files of keys and certificates, for their owner alone, each there entirely or not at all.</summary>
internal static class CertificateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void MakeDirectory(string directory) => Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);

    /// <summary>Writes a file, or replaces it, in one step.</summary>
    public static void Write(string path, string content)
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
