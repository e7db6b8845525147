using Clocker.Client.Problems;
using Clocker.Model.Blueprints;

namespace Clocker.Cli.Showing;

/// <summary>Diagnostics as compilers write them, with the line they are about.</summary>
internal static class DiagnosticText
{
    private const int LongestLine = 160;

    /// <summary>Writes diagnostics, those about a text with its lines.</summary>
    /// <param name="diagnostics">What was found.</param>
    /// <param name="file">The text's name.</param>
    /// <param name="text">The text.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IEnumerable<DiagnosticAnswer> diagnostics, string file, string text, TextWriter output) =>
        Write(diagnostics, [new(file, text)], output);

    /// <summary>The same for diagnostics about any of several texts.</summary>
    public static void Write(IEnumerable<DiagnosticAnswer> diagnostics, IReadOnlyList<Source> sources, TextWriter output)
    {
        var lines = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            lines.TryAdd(source.Name, [.. source.Text.Split('\n').Select(line => line.TrimEnd('\r'))]);
        }

        foreach (var diagnostic in diagnostics)
        {
            Write(diagnostic, lines.GetValueOrDefault(diagnostic.File) ?? [], output);
        }
    }

    /// <summary>How many there are, to go on a sentence with; empty if there are none.</summary>
    public static string Counts(IReadOnlyList<DiagnosticAnswer> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == "error");
        List<string> counts = [.. Count(errors, "error"), .. Count(diagnostics.Count - errors, "warning")];
        return counts.Count == 0 ? "" : $", with {string.Join(" and ", counts)}";

        static IEnumerable<string> Count(int count, string what) => count == 0 ? [] : [$"{count} {what}{(count == 1 ? "" : "s")}"];
    }

    /// <summary>Writes a diagnostic, the line of the source that it is about, and a caret below the place.</summary>
    private static void Write(DiagnosticAnswer diagnostic, List<string> source, TextWriter output)
    {
        output.WriteLine(Line(diagnostic));
        if (diagnostic.Line < 1 || diagnostic.Line > source.Count)
        {
            return;
        }

        var column = Math.Clamp(diagnostic.Column, 1, source[diagnostic.Line - 1].Length + 1);
        var (line, at) = Window(Harmless(source[diagnostic.Line - 1]), column - 1);
        var number = $"{diagnostic.Line}";
        output.WriteLine($"  {number} | {line}");
        output.WriteLine($"  {new string(' ', number.Length)} | {new string([.. line.Take(at).Select(letter => letter == '\t' ? '\t' : ' ')])}^");
    }

    /// <summary>The diagnostic in one line.</summary>
    public static string Line(DiagnosticAnswer diagnostic)
    {
        var place = diagnostic.Line == 0 ? diagnostic.File : $"{diagnostic.File}:{diagnostic.Line}:{diagnostic.Column}";
        return $"{place}: {diagnostic.Severity} {diagnostic.Code}: {diagnostic.Message} {diagnostic.Remedy}".TrimEnd();
    }

    /// <summary>Without what a terminal would take for commands.</summary>
    private static string Harmless(string line) =>
        string.Concat(line.Select(letter => char.IsControl(letter) && letter != '\t' ? '\uFFFD' : letter));

    /// <summary>The part of a long line around a place.</summary>
    private static (string Text, int At) Window(string line, int at)
    {
        var start = at < LongestLine ? 0 : at - (LongestLine / 2);
        return (line.Substring(start, Math.Min(LongestLine, line.Length - start)), at - start);
    }
}
