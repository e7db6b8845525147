namespace Clocker.Blueprints.Catalogues;

/// <summary>Which text a node of a catalogue item stands in.</summary>
/// <param name="File">The file, as its author knows it.</param>
/// <param name="Item">The item; null while the catalogue itself is read.</param>
internal sealed record Origin(string File, CatalogueItem? Item);
