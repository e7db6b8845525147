namespace Clocker.Control.Plane;

/// <summary>What became of a bundle that was to be added to the catalogue.</summary>
public enum CatalogueChange
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It was there already, with the same texts.</summary>
    Unchanged,

    /// <summary>It took the place of the one with its name and version.</summary>
    Replaced,
}
