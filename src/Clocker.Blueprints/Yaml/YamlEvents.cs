using YamlDotNet.Core;
using YamlDotNet.Core.Events;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Yaml;

/// <summary>The events of a YAML text, up to where it stops being YAML: then there is an error.</summary>
/// <param name="text">The text.</param>
/// <param name="lines">Its lines.</param>
/// <param name="diagnostics">Where mistakes go.</param>
/// <param name="placed">Where a place of the text is for whoever reads the message.</param>
internal sealed class YamlEvents(string text, SourceLines lines, DiagnosticList diagnostics, Func<Position, Position> placed)
{
    private readonly Parser _parser = new(new Scanner(new StringReader(text), skipComments: true));

    /// <summary>Whether the text is not YAML.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The next event, or null at the end or where the text stops being YAML.</summary>
    public ParsingEvent? Next()
    {
        try
        {
            return _parser.MoveNext() ? _parser.Current : null;
        }
        catch (YamlException mistake)
        {
            NotYaml(mistake.Start, mistake.Message);
        }
        catch (Exception mistake) when (mistake is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // The scanner lets some of its own checks out as they are.
            NotYaml(_parser.Current?.End ?? Mark.Empty, "what follows here cannot be read");
        }

        return null;
    }

    private void NotYaml(Mark mark, string words)
    {
        IsBroken = true;
        var start = new Position((int)mark.Line, (int)mark.Column);
        var tab = words.Contains("tab", StringComparison.OrdinalIgnoreCase) ? lines.FirstTabIndent(start.Line) : null;
        var at = tab ?? start;
        var detail = words.StartsWith('(') && words.IndexOf("): ", StringComparison.Ordinal) is > 0 and var end ? words[(end + 3)..] : words;
        diagnostics.Error(
            Codes.NotYaml,
            placed(at),
            $"This is not YAML: {detail.TrimEnd('.', ' ')}.",
            tab is not null ? "Indent with spaces; YAML does not allow tabs there."
            : lines.HasSlideMarks(at.Line) ? "There are typographic quotes, dashes or spaces here or in the line before, as slides have them: use straight ones."
            : "Check quotes, colons and indentation here and in the line before.");
    }
}
