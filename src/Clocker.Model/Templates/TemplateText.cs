using Clocker.Model.Collections;
using Clocker.Model.Entities;

namespace Clocker.Model.Templates;

/// <summary>A template of Freemarker that was read.</summary>
public sealed class TemplateText
{
    private TemplateText(ValueList<TemplateNode> nodes) => Nodes = nodes;

    internal ValueList<TemplateNode> Nodes { get; }

    /// <summary>The keys that it asks its entity's config for, as far as they are written out.</summary>
    public IEnumerable<string> KeysAskedFor => TemplateKeys.Of(Nodes);

    /// <summary>Reads a template; on a mistake its line and column are in the words.</summary>
    public static Coerced<TemplateText> Read(string text) => TemplateReader.Read(text) switch
    {
        ({ } nodes, _) => new TemplateText(nodes),
        var (_, mistake) => Coerced<TemplateText>.Wrong($"the template is wrong {Place(text, mistake!.At)}: {mistake.Message}"),
    };

    /// <summary>Where the mistake is in a template, counted in letters; null if there is none.</summary>
    public static TemplateMistake? Mistake(string text) => TemplateReader.Read(text).Mistake;

    private static string Place(string text, int at)
    {
        var before = text.AsSpan(0, Math.Min(at, text.Length));
        return $"in line {before.Count('\n') + 1}, column {before.Length - before.LastIndexOf('\n')}";
    }
}
