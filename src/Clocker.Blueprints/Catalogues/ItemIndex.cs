using Clocker.Model.Blueprints;

namespace Clocker.Blueprints.Catalogues;

/// <summary>The items of all bundles of a catalogue, by the names that blueprints use. Immutable; any thread may read it.</summary>
public sealed class ItemIndex
{
    private const string IgnoredPrefix = "catalog:";

    private readonly Dictionary<string, List<CatalogueItem>> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _libraries = new(StringComparer.Ordinal);

    private ItemIndex(IEnumerable<BundleReading> bundles)
    {
        var items = new SortedDictionary<string, CatalogueItem>(StringComparer.Ordinal);
        foreach (var bundle in bundles)
        {
            foreach (var item in bundle.Items)
            {
                items[item.ToString()] = item;
                _libraries[item.Bundle] = [.. bundle.Libraries.Select(library => library.Bundle)];
            }
        }

        Items =
        [
            .. items.Values.OrderBy(item => item.Id, StringComparer.Ordinal)
                .ThenBy(item => item.IsDisabled)
                .ThenBy(item => item.IsDeprecated)
                .ThenByDescending(item => item.Version, Versions.Order),
        ];
        foreach (var item in Items)
        {
            if (!_byId.TryGetValue(item.Id, out var versions))
            {
                _byId[item.Id] = versions = [];
            }

            versions.Add(item);
        }
    }

    /// <summary>The catalogue without items.</summary>
    public static ItemIndex Empty { get; } = new([]);

    /// <summary>All items, by id, and the version that an unversioned name means first.</summary>
    public IReadOnlyList<CatalogueItem> Items { get; }

    /// <summary>The index of some bundles; where two define the same version of an item, the later one counts.</summary>
    public static ItemIndex Of(IEnumerable<BundleReading> bundles) => new(bundles);

    /// <summary>The item that a name means, as <c>ID</c> or <c>ID:VERSION</c>; null if it means none.</summary>
    public CatalogueItem? Find(string reference) => Find(reference, null);

    /// <summary>All versions of an item, the one that its id alone means first.</summary>
    public IReadOnlyList<CatalogueItem> VersionsOf(string id) => _byId.TryGetValue(id, out var versions) ? versions : [];

    /// <summary>The same for a name within an item: its own bundle goes first, then the libraries of that, then all others.</summary>
    /// <remarks>An item that names itself means what it would mean without the item: a built-in type.</remarks>
    internal CatalogueItem? Find(string reference, CatalogueItem? within)
    {
        var (id, version) = Split(reference);
        var candidates = VersionsOf(id).Where(item => version is null || item.Version == version).ToList();
        var found = within is null ? candidates.FirstOrDefault()
            : candidates.Find(item => item.Bundle == within.Bundle)
                ?? candidates.Find(item => _libraries[within.Bundle].Contains(item.Bundle))
                ?? candidates.FirstOrDefault();
        return ReferenceEquals(found, within) ? null : found;
    }

    /// <summary>The items that an item is made of in a circle, from it to itself; null if it is not.</summary>
    internal IReadOnlyList<CatalogueItem>? Circle(CatalogueItem item)
    {
        var path = new List<CatalogueItem>();
        var seen = new HashSet<CatalogueItem>();
        return Leads(item) ? path : null;

        bool Leads(CatalogueItem from)
        {
            path.Add(from);
            foreach (var next in from.Mentions.Select(type => Find(type.Text.Trim(), from)).OfType<CatalogueItem>())
            {
                if (ReferenceEquals(next, item) || (seen.Add(next) && path.Count < MostDeep && Leads(next)))
                {
                    return true;
                }
            }

            path.RemoveAt(path.Count - 1);
            return false;
        }
    }

    /// <summary>The name and the version of a reference.</summary>
    internal static (string Id, string? Version) Split(string reference)
    {
        var plain = reference.StartsWith(IgnoredPrefix, StringComparison.Ordinal) ? reference[IgnoredPrefix.Length..] : reference;
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (plain, null) : (plain[..colon], plain[(colon + 1)..]);
    }

    /// <summary>How many items may be made of each other.</summary>
    internal const int MostDeep = 100;
}
