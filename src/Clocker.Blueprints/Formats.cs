using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Compose;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;

namespace Clocker.Blueprints;

/// <summary>Reads blueprints in whichever language they are written.</summary>
public static class Formats
{
    private static readonly string[] OfTosca = ["tosca_definitions_version", "topology_template", "node_templates"];

    /// <summary>All languages.</summary>
    public static IReadOnlyList<IBlueprintFormat> All { get; } = [new CampFormat(), new ComposeFormat()];

    /// <summary>Recognises the language by the content and reads it; a language that is not read yet is a diagnostic.</summary>
    /// <param name="source">The text.</param>
    /// <param name="types">The types that it may name.</param>
    /// <param name="set">Config keys that the deployment sets over it, which need no value there.</param>
    /// <param name="items">The items of the catalogue, which it may name as types too.</param>
    /// <param name="environments">What is different where it is deployed to; a later one goes before an earlier one.</param>
    public static Reading Read(
        Source source, ITypeCatalogue types, IReadOnlyCollection<string>? set = null, ItemIndex? items = null, IReadOnlyList<Source>? environments = null)
    {
        var diagnostics = new DiagnosticList(source.Name);
        var root = YamlDocument.Read(source.Text, diagnostics);
        if (root is null)
        {
            return new(null, diagnostics.InOrder);
        }

        if (root is MappingNode catalogue && BundleReader.DeploysNothing(catalogue))
        {
            diagnostics.Error(
                DiagnosticCodes.OtherFormat,
                catalogue[BundleReader.CatalogueKey].Key.At,
                "This is a catalogue, not a blueprint: it defines types, and deploys nothing.",
                "Add it to the server's catalogue with clocker catalog add FILE; blueprints may then name its items as types.");
            return new(null, diagnostics.InOrder);
        }

        if (root is MappingNode compose && ComposeFormat.Recognises(compose))
        {
            return new ComposeFormat().Read(source, types, set);
        }

        if (root is not MappingNode map || OtherLanguage(map) is not { } other)
        {
            return CampFormat.Read(source, root, types, set ?? [], items ?? ItemIndex.Empty, diagnostics, environments);
        }

        diagnostics.Error(
            DiagnosticCodes.OtherFormat,
            other.Key.Key.At,
            $"This looks like {other.Language}, which this version does not read yet.",
            "Write it as a blueprint in Brooklyn's YAML: \"services:\" with a list of entries such as \"- type: docker:nginx\".");
        return new(null, diagnostics.InOrder);
    }

    private static (string Language, MappingNode.Entry Key)? OtherLanguage(MappingNode root) =>
        OfTosca.Select(root.Find).FirstOrDefault(entry => entry is not null) is { } tosca ? ("TOSCA", tosca) : null;
}
