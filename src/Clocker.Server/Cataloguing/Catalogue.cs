using Clocker.Control.Plane;

namespace Clocker.Server.Cataloguing;

/// <summary>The catalogue of a plane, read once for each change. Any thread may ask.</summary>
internal sealed class Catalogue(IControlPlane plane)
{
    private volatile CatalogueSnapshot _latest = CatalogueSnapshot.Empty;

    /// <summary>The catalogue as it is now.</summary>
    public CatalogueSnapshot Now
    {
        get
        {
            var bundles = plane.Catalogue;
            var latest = _latest;
            return ReferenceEquals(latest.Bundles, bundles) ? latest : _latest = latest.Of(bundles);
        }
    }
}
