using Clocker.Blueprints.Catalogues;
using Clocker.Client.Catalogue;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Server.Endpoints;

namespace Clocker.Server.Cataloguing;

/// <summary>What blueprints may name as a type: built in, and from the catalogue.</summary>
internal sealed class CatalogueViews(ITypeCatalogue types, Catalogue catalogue)
{
    /// <summary>All of it, by id.</summary>
    /// <param name="allVersions">Whether to list every version, and what is deprecated or disabled, too.</param>
    public IReadOnlyList<CatalogueItemAnswer> List(bool allVersions)
    {
        var items = catalogue.Now.Items;
        return
        [
            .. items.Items.Select(item => Answer(item, items))
                .Where(item => allVersions || item is { IsDefault: true, IsDeprecated: false, IsDisabled: false })
                .Concat(types.Types.Select(Answer))
                .OrderBy(item => item.Id, StringComparer.Ordinal)
                .ThenBy(item => item.IsBuiltIn),
        ];
    }

    /// <summary>One item, as <c>ID</c> or <c>ID:VERSION</c>, or a built-in type by any of its names.</summary>
    public CatalogueItemDetails Show(string reference)
    {
        var items = catalogue.Now.Items;
        if (items.Find(reference) is { } item)
        {
            return new(
                Answer(item, items), [.. items.VersionsOf(item.Id).Select(version => version.Version)], [], [], item.Location.File, item.Location.Line, item.Text);
        }

        if (types.Types.FirstOrDefault(type => type.Name == reference || type.Aliases.Contains(reference) || type.Prefix == $"{reference}:") is { } builtIn)
        {
            return new(Answer(builtIn), [], builtIn.Aliases, [.. builtIn.Keys.Select(key => new CatalogueKey(key.Name, key.Flags, key.Description))], null, null, null);
        }

        var id = reference.Split(':')[0];
        var versions = items.VersionsOf(id);
        throw versions.Count > 0
            ? Refusals.NotFound($"The catalogue has no \"{reference}\".", $"It has \"{id}\" in {(versions.Count == 1 ? "version" : "the versions")} {string.Join(", ", versions.Select(version => version.Version))}.")
            : Refusals.NotFound(
                $"The catalogue has no \"{reference}\".",
                Suggestions.Remedy(id, [.. items.Items.Select(known => known.Id).Concat(types.Types.Select(type => type.Name)).Distinct().Order(StringComparer.Ordinal)], "types"));
    }

    private static CatalogueItemAnswer Answer(CatalogueItem item, ItemIndex items) => new()
    {
        Id = item.Id,
        Version = item.Version,
        Kind = item.Kind.ToString().ToLowerInvariant(),
        Name = item.Name,
        Description = item.Description,
        IconUrl = item.IconUrl,
        Tags = item.Tags,
        Bundle = item.Bundle,
        IsDefault = ReferenceEquals(items.VersionsOf(item.Id)[0], item),
        IsDeprecated = item.IsDeprecated,
        IsDisabled = item.IsDisabled,
    };

    private static CatalogueItemAnswer Answer(TypeDeclaration type) => new()
    {
        Id = type.Name,
        Kind = type.Name == BasicDeclarations.Application.Name ? "application" : "entity",
        Description = type.Description,
        IsBuiltIn = true,
        IsDefault = true,
    };
}
