using Clocker.Blueprints.Yaml;

namespace Clocker.Blueprints.Catalogues;

/// <summary>Parts of a file that are texts of their own.</summary>
internal static class Excerpt
{
    /// <summary>The lines of a block that begins at a place, without their indentation.</summary>
    public static string Of(string text, Position at)
    {
        var lines = Lines(text);
        if (at.Line < 1 || at.Line > lines.Length)
        {
            return "";
        }

        var first = lines[at.Line - 1][Math.Min(at.Column - 1, lines[at.Line - 1].Length)..];
        var rest = lines.Skip(at.Line).TakeWhile(line => line.Trim().Length == 0 || Indent(line) >= at.Column - 1);
        return string.Join('\n', rest.Select(line => line.Length >= at.Column ? line[(at.Column - 1)..] : "").Prepend(first)).TrimEnd() + "\n";
    }

    /// <summary>Where the text of a scalar stands in its file, so that its lines are the file's.</summary>
    public static TextPlace Place(string file, ScalarNode scalar)
    {
        var lines = Lines(file);
        var at = scalar.At;
        if (at.Line < 1 || at.Line > lines.Length || at.Column > lines[at.Line - 1].Length || lines[at.Line - 1][at.Column - 1] is not ('|' or '>'))
        {
            return new(at.Origin, at.Line - 1, at.Column - 1);
        }

        var begin = lines.Skip(at.Line).FirstOrDefault(line => line.Trim().Length > 0) ?? "";
        return new(at.Origin, at.Line, Indent(begin));
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;
}
