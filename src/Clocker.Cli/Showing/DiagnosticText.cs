using Clocker.Client.Problems;

namespace Clocker.Cli.Showing;

/// <summary>Diagnostics as compilers write them, with the line they are about.</summary>
internal static class DiagnosticText
{
    private const int LongestLine = 160;

    /// <summary>Writes a diagnostic, the line of the source that it is about, and a caret below the place.</summary>
    public static void Write(DiagnosticAnswer diagnostic, IReadOnlyList<string> source, TextWriter output)
    {
        output.WriteLine(Line(diagnostic));
        if (diagnostic.Line < 1 || diagnostic.Line > source.Count)
        {
            return;
        }

        var column = Math.Clamp(diagnostic.Column, 1, source[diagnostic.Line - 1].Length + 1);
        var (line, at) = Window(source[diagnostic.Line - 1], column - 1);
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

    /// <summary>The part of a long line around a place.</summary>
    private static (string Text, int At) Window(string line, int at)
    {
        var start = at < LongestLine ? 0 : at - (LongestLine / 2);
        return (line.Substring(start, Math.Min(LongestLine, line.Length - start)), at - start);
    }
}
