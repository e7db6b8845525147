namespace Clocker.Client.Catalogue;

/// <summary>A bundle of the catalogue.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Change"><c>added</c>, <c>unchanged</c>, <c>replaced</c> or <c>removed</c>.</param>
/// <param name="Items">Its items, as <c>ID:VERSION</c>.</param>
public sealed record BundleAnswer(string Name, string Version, string Change, IReadOnlyList<string> Items);
