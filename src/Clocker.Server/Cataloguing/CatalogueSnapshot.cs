using Clocker.Blueprints.Catalogues;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;

namespace Clocker.Server.Cataloguing;

/// <summary>The catalogue as of a moment, read.</summary>
/// <param name="Bundles">Its bundles, in order.</param>
/// <param name="Readings">What is in them, in the same order.</param>
/// <param name="Items">Their items.</param>
internal sealed record CatalogueSnapshot(ValueList<CatalogueBundle> Bundles, IReadOnlyList<BundleReading> Readings, ItemIndex Items)
{
    /// <summary>Nothing yet.</summary>
    public static CatalogueSnapshot Empty { get; } = new([], [], ItemIndex.Empty);

    /// <summary>Reads bundles; those that this has already are not read again.</summary>
    public CatalogueSnapshot Of(ValueList<CatalogueBundle> bundles)
    {
        List<BundleReading> readings = [.. bundles.Select(bundle => Known(bundle) ?? BundleReader.Read(bundle.Origin, bundle.Files))];
        return new(bundles, readings, ItemIndex.Of(readings));
    }

    private BundleReading? Known(CatalogueBundle bundle)
    {
        for (var i = 0; i < Bundles.Count; i++)
        {
            if (ReferenceEquals(Bundles[i], bundle))
            {
                return Readings[i];
            }
        }

        return null;
    }
}
