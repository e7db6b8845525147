using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Catalogues;

/// <summary>Looks whether the items of a bundle can be used, with all other items there are.</summary>
public sealed class BundleCheck
{
    private readonly ITypeCatalogue _types;
    private readonly ItemIndex _items;
    private readonly HashSet<string> _bundles;

    /// <param name="types">The built-in types.</param>
    /// <param name="bundles">All bundles, those to be checked too.</param>
    public BundleCheck(ITypeCatalogue types, IReadOnlyList<BundleReading> bundles)
    {
        _types = types;
        _items = ItemIndex.Of(bundles);
        _bundles = bundles.Select(bundle => bundle.Bundle?.ToString()).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Everything that is wrong with the items of one of the bundles.</summary>
    public IReadOnlyList<Diagnostic> Of(BundleReading bundle)
    {
        var diagnostics = new DiagnosticList(bundle.Bundle?.Origin ?? "");
        foreach (var (name, at) in bundle.Libraries.Where(library => !_bundles.Contains(library.Bundle)))
        {
            diagnostics.Error(Codes.MissingPart, at, $"There is no bundle \"{name}\" in the catalogue.", Suggestions.Remedy(name, [.. _bundles.Order(StringComparer.Ordinal)], "bundles"));
        }

        foreach (var item in bundle.Items)
        {
            Check(item, diagnostics);
        }

        return [.. diagnostics.InOrder.Select(NotYet)];
    }

    /// <summary>A type that is known not to be there yet keeps nobody from defining others with it; it is an error where such are used.</summary>
    private static Diagnostic NotYet(Diagnostic diagnostic) => diagnostic.Code == Codes.TypeNotHere
        ? diagnostic with { Severity = Severity.Warning, Remedy = $"{diagnostic.Remedy} The item can be added, but not be used in this version.".TrimStart() }
        : diagnostic;

    /// <summary>An entity is read as the only service of a blueprint.</summary>
    private void Check(CatalogueItem item, DiagnosticList diagnostics)
    {
        if (item.Kind is ItemKind.Entity or ItemKind.Application or ItemKind.Template)
        {
            var document = item.Plan.Find(CampKeys.Services) is null ? Blueprint(item.Plan) : item.Plan;
            new CampReader(new Source(item.Location.File, item.Text), new(_types), _items, diagnostics, []).Read(document, isItem: true);
        }
        else if (item.Kind == ItemKind.Bean)
        {
            diagnostics.Warning(Codes.NoEffect, item.Plan.At, "A bean has no effect in this version.", "Leave it out, or expect nothing of it.");
        }
    }

    private static MappingNode Blueprint(MappingNode service)
    {
        var services = new SequenceNode(service.At);
        services.Add(service);
        var blueprint = new MappingNode(service.At);
        blueprint.TryAdd(new(new(service.At, CampKeys.Services), services));
        return blueprint;
    }
}
