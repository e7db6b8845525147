using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Environments;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Makes a blueprint of a YAML document, or an entity of a part of one; or says all that keeps it from being one.</summary>
/// <param name="source">The text, for the name that it gives to an application without one.</param>
/// <param name="types">The types that it may name.</param>
/// <param name="items">The items of the catalogue, which it may name as types too.</param>
/// <param name="diagnostics">Collects what is wrong.</param>
/// <param name="set">Config keys that the deployment sets, which need no value here.</param>
internal sealed class CampReader(Source source, TypeNames types, ItemIndex items, DiagnosticList diagnostics, IReadOnlyCollection<string> set)
{
    private EntityReading? _entities;

    /// <summary>What is different where it is deployed to, in their order.</summary>
    public IReadOnlyList<EnvironmentLayer> Environments { get; init; } = [];

    private EntityReading Entities => _entities ??= new(types, items, diagnostics, new(Environments, types, diagnostics));

    /// <summary>A whole document.</summary>
    /// <param name="node">The document.</param>
    /// <param name="isItem">Whether it is an item of a catalogue, which may ask for config that whoever uses it gives.</param>
    public Reading Read(Node node, bool isItem = false)
    {
        if (new Fragment(types, diagnostics).Whole(node) is not MappingNode document)
        {
            diagnostics.Error(Codes.NotABlueprint, node.At, $"The document is {node.Kind}, not a map.", "Begin with \"services:\" and a list of services.");
            return new(null, []);
        }

        var root = Plan(document);
        Wrapping.OfApplication(root, document);
        if (root.GivenName is null && root.Id is null)
        {
            root.Name = FileTitle();
        }

        if (!isItem)
        {
            Entities.CheckAsked(set);
        }

        var files = Finish(root);
        var places = new Places(diagnostics, root);
        return new(diagnostics.HasErrors ? null : new(Handle(root), root.ToSpec()), [])
        {
            Files = files,
            Places = places.OfConfig,
            Locations = places.OfLocations,
            Changes = Entities.Environments.Changes,
        };
    }

    /// <summary>
    /// A part of a document that describes one entity: a service as it would stand in <c>services</c>, or a plan with
    /// <c>services</c> of its own. Null if there are errors. What it refers to by id may be outside it, so it is not looked for.
    /// </summary>
    public EntitySpec? ReadEntity(MappingNode map)
    {
        var draft = map.Find(CampKeys.Services) is null ? Entities.Service(map) : Plan(map);
        if (map.Find(CampKeys.Services) is not null)
        {
            Wrapping.OfEntity(draft, map);
        }

        Entities.CheckConfig();
        new Naming(diagnostics).NameAll(draft);
        return diagnostics.HasErrors ? null : draft.ToSpec();
    }

    private Draft Plan(MappingNode document)
    {
        if (document.Find(CampKeys.Services) is null)
        {
            var near = Suggestions.Nearest(CampKeys.Services, document.Entries.Select(entry => entry.Name).Except(CampKeys.OfDocument));
            var at = near is null ? document.At : document[near].Key.At;
            diagnostics.Error(Codes.NoServices, at, "The blueprint has no services.", near is null ? "Add \"services:\" with a list of services; it may be empty: []." : $"Write \"services\" instead of \"{near}\".");
        }

        return Entities.Application(document, types.Find(BasicDeclarations.Application.Name).Type);
    }

    private IReadOnlyList<FileReference> Finish(Draft root)
    {
        Entities.CheckConfig();
        Entities.Environments.Check();
        new Naming(diagnostics).GiveNames(root);
        var tree = root.SelfAndDescendants().ToList();
        new ReferenceCheck(diagnostics, [.. tree, .. Entities.Specifications], Entities.References).Check();
        new ParameterCheck(diagnostics, set).Check(tree);
        var files = new FileNames(diagnostics).Of([.. tree, .. Entities.Specifications]);
        if (!diagnostics.HasErrors)
        {
            new WaitCircles(diagnostics, tree).Check();
        }

        return files;
    }

    /// <summary>The id, else the name, else the file's name.</summary>
    private string Handle(Draft root) => root.Id ?? (root.GivenName is null ? FileTitle() : root.Name);

    private string FileTitle()
    {
        var file = source.Name[(source.Name.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = file.LastIndexOf('.');
        var title = dot > 0 ? file[..dot] : file;
        return title.Length == 0 ? "application" : title;
    }
}
