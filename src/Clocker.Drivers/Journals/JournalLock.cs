using System.Globalization;
using Clocker.Model.Journals;

namespace Clocker.Drivers.Journals;

/// <summary>A file that is held open, so that no second process opens the same journal.</summary>
/// <remarks>The operating system lets go of it when the process ends, however it ends; the file itself stays.</remarks>
internal sealed class JournalLock : IDisposable
{
    private readonly FileStream _file;
    private readonly string _owner;

    private JournalLock(FileStream file, string owner) => (_file, _owner) = (file, owner);

    public static JournalLock Take(string journal)
    {
        var path = journal + ".lock";
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new JournalException(JournalFault.Storage, $"The journal's lock file {path} may not be written: {error.Message}", error);
        }
        catch (IOException error)
        {
            throw new JournalException(
                JournalFault.Storage, $"The journal {journal} is in use by {Holder(journal)}; stop that first, or use another data directory.", error);
        }

        // Not in the lock file itself: while it is held, nobody else can open that, not even to read.
        File.WriteAllText(Owner(journal), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new JournalLock(file, Owner(journal));
    }

    public void Dispose()
    {
        File.Delete(_owner);
        _file.Dispose();
    }

    private static string Owner(string journal) => journal + ".owner";

    private static string Holder(string journal)
    {
        try
        {
            return int.TryParse(File.ReadAllText(Owner(journal)), CultureInfo.InvariantCulture, out var process)
                ? $"another Clocker server (process {process})"
                : "another process";
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
