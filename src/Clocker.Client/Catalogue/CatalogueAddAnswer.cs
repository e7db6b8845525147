using Clocker.Client.Problems;

namespace Clocker.Client.Catalogue;

/// <summary>Bundles that are in the catalogue now.</summary>
/// <param name="Bundles">What became of each, in order.</param>
/// <param name="Warnings">Doubts about them.</param>
public sealed record CatalogueAddAnswer(IReadOnlyList<BundleAnswer> Bundles, IReadOnlyList<DiagnosticAnswer> Warnings);
