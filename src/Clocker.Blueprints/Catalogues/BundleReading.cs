using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;

namespace Clocker.Blueprints.Catalogues;

/// <summary>What came of reading the texts of a bundle.</summary>
/// <param name="Bundle">The bundle; null if there are errors.</param>
/// <param name="Items">What it defines, in the order of the text.</param>
/// <param name="Diagnostics">Everything found.</param>
public sealed record BundleReading(CatalogueBundle? Bundle, IReadOnlyList<CatalogueItem> Items, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Other bundles that its items look for types in, as <c>NAME:VERSION</c>, with where it says so.</summary>
    internal IReadOnlyList<(string Bundle, Position At)> Libraries { get; init; } = [];
}
