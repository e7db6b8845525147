using Clocker.Model.Collections;

namespace Clocker.Model.Blueprints;

/// <summary>Texts that define types, added to and removed from the catalogue as one.</summary>
/// <param name="Name">Its symbolic name.</param>
/// <param name="Version">Its version; where its digits say the same as another's, it is the same.</param>
/// <param name="Origin">What its author calls it: a file, a directory or an archive. Used in diagnostics.</param>
/// <param name="Files">Its texts by their paths within it; the first one is the catalogue.</param>
public sealed record CatalogueBundle(string Name, string Version, string Origin, ValueList<Source> Files)
{
    /// <summary>How its name is written with its version.</summary>
    public override string ToString() => $"{Name}:{Version}";
}
