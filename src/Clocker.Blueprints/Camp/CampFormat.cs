using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Environments;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;

namespace Clocker.Blueprints.Camp;

/// <summary>Apache Brooklyn's blueprints: CAMP's YAML with the <c>$brooklyn:</c> language.</summary>
public sealed class CampFormat : IBlueprintFormat
{
    /// <inheritdoc />
    public string Name => "camp";

    /// <inheritdoc />
    public bool Recognises(Source source) =>
        YamlDocument.Read(source.Text, new(source.Name)) is MappingNode root && Recognises(root);

    /// <inheritdoc />
    public Reading Read(Source source, ITypeCatalogue types, IReadOnlyCollection<string>? set = null)
    {
        var diagnostics = new DiagnosticList(source.Name);
        var root = YamlDocument.Read(source.Text, diagnostics);
        return root is null ? new(null, diagnostics.InOrder) : Read(source, root, types, set ?? [], ItemIndex.Empty, diagnostics);
    }

    internal static bool Recognises(MappingNode root) =>
        root.Find("services")?.Value is SequenceNode || root.Entries.Any(entry => entry.Name.StartsWith("brooklyn.", StringComparison.Ordinal));

    internal static Reading Read(
        Source source, Node root, ITypeCatalogue types, IReadOnlyCollection<string> set, ItemIndex items, DiagnosticList diagnostics, IReadOnlyList<Source>? environments = null)
    {
        // Such marks are there as they are, or as what an escape means.
        if (SlideMarks.AreIn(source.Text) || source.Text.Contains('\\', StringComparison.Ordinal))
        {
            new SlideMarks(diagnostics).Check(root);
        }

        var layers = (environments ?? []).Select(environment => EnvironmentFormat.Read(environment, diagnostics)).OfType<EnvironmentLayer>().ToList();
        var reading = new CampReader(source, new(types), items, diagnostics, set) { Environments = layers }.Read(root);
        return reading with { Diagnostics = diagnostics.InOrder };
    }
}
