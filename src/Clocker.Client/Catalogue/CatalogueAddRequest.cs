namespace Clocker.Client.Catalogue;

/// <summary>Bundles to add to the catalogue: all of them, or none if anything is wrong.</summary>
public sealed record CatalogueAddRequest
{
    /// <summary>The bundles, in order.</summary>
    public required IReadOnlyList<BundleText> Bundles { get; init; }

    /// <summary>Whether other content of the same version may be replaced.</summary>
    public bool Force { get; init; }
}
