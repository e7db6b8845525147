using Clocker.Model.Blueprints;
using Clocker.Model.Collections;

namespace Clocker.Control.Plane;

/// <summary>The bundles of the catalogue, in the order in which they came: of two that define the same, the later one counts.</summary>
internal sealed class BundleShelf
{
    private ValueList<CatalogueBundle> _bundles = [];

    /// <summary>All of them; the same list until something changes.</summary>
    public ValueList<CatalogueBundle> All => _bundles;

    /// <summary>Puts one in, in place of the one with its name and version.</summary>
    public void Put(CatalogueBundle bundle) => _bundles = [.. _bundles.Where(other => !IsSame(other, bundle.Name, bundle.Version)), bundle];

    /// <summary>Takes one out.</summary>
    public void Take(string name, string version) => _bundles = [.. _bundles.Where(other => !IsSame(other, name, version))];

    /// <summary>The one with a name and a version, or null.</summary>
    public CatalogueBundle? Find(string name, string version) => _bundles.FirstOrDefault(bundle => IsSame(bundle, name, version));

    /// <summary>What adding a bundle would do; null if another content of that version is in the way.</summary>
    public CatalogueChange? Judge(CatalogueBundle bundle, bool replace) => Find(bundle.Name, bundle.Version) switch
    {
        null => CatalogueChange.Added,
        { } there when there.Version == bundle.Version && there.Files.Equals(bundle.Files) => CatalogueChange.Unchanged,
        _ => replace || Versions.IsSnapshot(bundle.Version) ? CatalogueChange.Replaced : null,
    };

    private static bool IsSame(CatalogueBundle bundle, string name, string version) => bundle.Name == name && Versions.AreSame(bundle.Version, version);
}
