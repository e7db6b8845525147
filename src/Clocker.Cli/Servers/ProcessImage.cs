using System.Runtime.InteropServices;

namespace Clocker.Cli.Servers;

/// <summary>Puts another program in the place of this process.</summary>
internal static partial class ProcessImage
{
    /// <summary>Does not come back, unless it fails.</summary>
    /// <returns>Why it failed.</returns>
    public static string Replace(string file, IReadOnlyList<string> arguments)
    {
        _ = Execute(file, [file, .. arguments, null]);
        return Marshal.GetLastPInvokeErrorMessage();
    }

    [LibraryImport("libc", EntryPoint = "execvp", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string file, string?[] arguments);
}
