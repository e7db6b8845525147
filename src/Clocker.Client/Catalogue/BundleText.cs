namespace Clocker.Client.Catalogue;

/// <summary>The texts of a bundle, from a file, a directory or an archive.</summary>
/// <param name="Origin">What its author calls it; used in diagnostics.</param>
/// <param name="Files">Its texts; the first one is the catalogue.</param>
public sealed record BundleText(string Origin, IReadOnlyList<BundleFile> Files);
