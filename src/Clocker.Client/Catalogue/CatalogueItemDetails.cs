namespace Clocker.Client.Catalogue;

/// <summary>All that is known of a type that blueprints may name.</summary>
/// <param name="Item">What lists show of it.</param>
/// <param name="Versions">All its versions, the one that its id alone means first; none if it is built in.</param>
/// <param name="Aliases">Other names of a built-in type.</param>
/// <param name="Keys">The config keys of a built-in type.</param>
/// <param name="File">The file that defines it; null if it is built in.</param>
/// <param name="Line">Where in the file.</param>
/// <param name="Text">What it says, in YAML; null if it is built in.</param>
public sealed record CatalogueItemDetails(
    CatalogueItemAnswer Item,
    IReadOnlyList<string> Versions,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<CatalogueKey> Keys,
    string? File,
    int? Line,
    string? Text);
