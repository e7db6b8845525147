namespace Clocker.Cli.Showing;

/// <summary>Text in columns, as wide as they need to be.</summary>
internal static class Columns
{
    private const string Gap = "   ";

    public static void Write(TextWriter output, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> all = [heads, .. rows];
        var widths = Enumerable.Range(0, heads.Count).Select(column => all.Max(row => Paint.Width(row[column]))).ToList();
        foreach (var row in all)
        {
            var cells = row.Select((cell, column) => cell + new string(' ', widths[column] - Paint.Width(cell)));
            output.WriteLine(string.Join(Gap, cells).TrimEnd());
        }
    }
}
