namespace Clocker.Client.Catalogue;

/// <summary>A config key of a type.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Flags">Short names.</param>
/// <param name="Description">What it is for.</param>
public sealed record CatalogueKey(string Name, IReadOnlyList<string> Flags, string Description);
