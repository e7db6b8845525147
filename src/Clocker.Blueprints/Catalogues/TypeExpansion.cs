using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Catalogues;

/// <summary>Writes out services whose type is a catalogue item: what the item says, with what the service says over it.</summary>
internal sealed class TypeExpansion(ItemIndex items, TypeNames types, DiagnosticList diagnostics)
{
    private const long MostNodes = 1_000_000;

    private readonly Dictionary<CatalogueItem, IReadOnlyList<CatalogueItem>?> _circles = [];
    private long _nodes;

    /// <summary>A service in full, and the item that its type is; the service itself if its type is none.</summary>
    public (MappingNode Service, CatalogueItem? Item) Of(MappingNode service)
    {
        if (items.Items.Count == 0 || TypeOf(service) is not { } name || Named(name) is not { } item)
        {
            return (service, null);
        }

        CheckUse(item, name);
        List<MappingNode> layers = [service];
        for (var next = item; next is not null; next = TypeOf(layers[^1]) is { } type ? Named(type) : null)
        {
            if (Circle(next) is { } circle)
            {
                diagnostics.Error(
                    Codes.TypeInACircle,
                    name.At,
                    $"The type \"{name.Text}\" is made of itself: {string.Join(" → ", circle.Append(circle[0]))}.",
                    "Take one of them out of the circle.");
                return (Untyped(service), item);
            }

            layers.Add(PlanOf(next));
            _nodes += layers[^1].Size;
            if (_nodes > MostNodes)
            {
                diagnostics.Error(Codes.TooManyNodes, name.At, "With its catalogue items written out the document has more than a million nodes.", "Use fewer of them.");
                return (Untyped(service), item);
            }
        }

        var merged = new Layers(types).Merge(layers);
        if (item.Kind != ItemKind.Entity && merged.Find("name") is null && merged.Find("id") is null)
        {
            // An application without a name is called as its item.
            merged.TryAdd(new(new(name.At, "name"), new ScalarNode(name.At, item.Name ?? item.Id)));
        }

        return (merged, item);
    }

    /// <summary>A policy, enricher or initializer in full, if its type is an item: what it says over what the item says.</summary>
    public MappingNode OfAdjunct(MappingNode adjunct, string[] typeKeys)
    {
        var full = adjunct;
        for (var depth = 0; depth < ItemIndex.MostDeep; depth++)
        {
            if (typeKeys.Select(full.Find).FirstOrDefault(entry => entry is not null)?.Value is not ScalarNode name
                || items.Find(name.Text.Trim(), name.At.Origin?.Item) is not { Kind: ItemKind.Policy or ItemKind.Enricher or ItemKind.Initializer or ItemKind.Bean } item)
            {
                break;
            }

            CheckUse(item, name);
            full = Layers.OfAdjunct(full, item.Plan, typeKeys);
        }

        return full;
    }

    /// <summary>A location as a name with config, if its name is an item; else as it is.</summary>
    public Node OfLocation(Node location)
    {
        var next = location;
        for (var depth = 0; depth < ItemIndex.MostDeep; depth++)
        {
            var (name, config) = next switch
            {
                ScalarNode alone => (alone, null),
                MappingNode { Entries: [var only] } => (only.Key, only.Value as MappingNode),
                _ => (null, null),
            };
            if (name is null || items.Find(name.Text.Trim(), name.At.Origin?.Item) is not { Kind: ItemKind.Location } item || TypeOf(item.Plan) is not { } type)
            {
                break;
            }

            CheckUse(item, name);
            next = Layers.OfLocation(type, config, item.Plan);
        }

        return next;
    }

    /// <summary>Says that a type is not there, if the catalogue knows why.</summary>
    public bool Report(string name, ScalarNode at)
    {
        if (Remedy(name) is not { } remedy)
        {
            return false;
        }

        diagnostics.Error(Codes.UnknownType, at.At, $"There is no type \"{name}\".", remedy);
        return true;
    }

    private string? Remedy(string name)
    {
        if (NoEntity(name) is { } other)
        {
            return $"The catalogue item \"{other}\" is {Article(other.Kind)}, not an entity{(Block(other.Kind) is { } block ? $"; name it under \"{block}\"" : "")}.";
        }

        var (id, version) = ItemIndex.Split(name);
        var versions = items.VersionsOf(id);
        if (version is not null && versions.Count > 0)
        {
            return versions.FirstOrDefault(item => Versions.AreSame(item.Version, version)) is { } same
                ? $"Did you mean \"{same}\"?"
                : $"The catalogue has \"{id}\" in {(versions.Count == 1 ? "version" : "the versions")} {string.Join(", ", versions.Select(item => item.Version))}.";
        }

        return Suggestions.Nearest(id, items.Items.Select(item => item.Id).Distinct()) is { } nearest ? $"Did you mean \"{nearest}\"?" : null;
    }

    private CatalogueItem? NoEntity(string name) => items.Find(name) is { } item && !IsEntity(item) ? item : null;

    private static string Article(ItemKind kind) => $"{(kind is ItemKind.Enricher or ItemKind.Initializer ? "an" : "a")} {kind.ToString().ToLowerInvariant()}";

    private static string? Block(ItemKind kind) => kind switch
    {
        ItemKind.Policy => "brooklyn.policies",
        ItemKind.Enricher => "brooklyn.enrichers",
        ItemKind.Initializer => "brooklyn.initializers",
        ItemKind.Location => "location",
        _ => null,
    };

    private CatalogueItem? Named(ScalarNode name) => items.Find(name.Text.Trim(), name.At.Origin?.Item) is { } item && IsEntity(item) ? item : null;

    /// <summary>The rest of a service whose type cannot be had, to be read all the same.</summary>
    private static MappingNode Untyped(MappingNode service)
    {
        var rest = new MappingNode(service.At);
        foreach (var entry in service.Entries)
        {
            rest.TryAdd(CampKeys.Type.Contains(entry.Name) ? entry with { Value = new ScalarNode(entry.Value.At, BasicDeclarations.Entity.Name) } : entry);
        }

        return rest;
    }

    private static bool IsEntity(CatalogueItem item) => item.Kind is ItemKind.Entity or ItemKind.Application or ItemKind.Template;

    private static ScalarNode? TypeOf(MappingNode service) =>
        CampKeys.Type.Select(service.Find).FirstOrDefault(entry => entry is not null)?.Value is ScalarNode { IsNull: false } type ? type : null;

    private void CheckUse(CatalogueItem item, ScalarNode name)
    {
        if (item.IsDisabled)
        {
            diagnostics.Error(Codes.NotAvailable, name.At, $"The catalogue item \"{item}\" is disabled: nothing new is made of it.", Other(item) is { } other ? $"Use \"{other}\"." : "Ask whoever keeps the catalogue what to use instead.");
        }
        else if (item.IsDeprecated)
        {
            diagnostics.Warning(Codes.NotAvailable, name.At, $"The catalogue item \"{item}\" is deprecated.", Other(item) is { } other ? $"Use \"{other}\"." : "Ask whoever keeps the catalogue what to use instead.");
        }
    }

    private CatalogueItem? Other(CatalogueItem item) => items.VersionsOf(item.Id).FirstOrDefault(other => other is { IsDisabled: false, IsDeprecated: false });

    private IReadOnlyList<CatalogueItem>? Circle(CatalogueItem item)
    {
        if (!_circles.TryGetValue(item, out var circle))
        {
            _circles[item] = circle = items.Circle(item);
        }

        return circle;
    }

    /// <summary>What an item says, as one service: a blueprint of one service is that service, one of several an application.</summary>
    private MappingNode PlanOf(CatalogueItem item) => item.Plan.Find(CampKeys.Services) is null ? item.Plan : new Unwrapping(types).Of(item.Plan);
}
