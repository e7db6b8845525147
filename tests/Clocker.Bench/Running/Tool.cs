using System.Diagnostics;

namespace Clocker.Bench.Running;

/// <summary>Runs programs.</summary>
internal static class Tool
{
    private const int WordsShown = 2000;

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="BenchException">It failed; the message has the end of what it printed.</exception>
    public static async Task RunAsync(
        string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> variables, CancellationToken cancellation)
    {
        using var process = Start(program, arguments, variables);
        var printed = process.StandardOutput.ReadToEndAsync(cancellation);
        var muttered = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        var words = $"{await printed}{await muttered}";
        if (process.ExitCode != 0)
        {
            throw new BenchException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{words[Math.Max(0, words.Length - WordsShown)..]}");
        }
    }

    /// <summary>Starts a program whose output is read by whoever asked for it.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> variables)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new BenchException($"{program} cannot be started.");
    }
}
