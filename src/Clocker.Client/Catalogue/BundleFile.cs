namespace Clocker.Client.Catalogue;

/// <summary>A text of a bundle.</summary>
/// <param name="Path">Its path in the bundle, with slashes.</param>
/// <param name="Text">Its content.</param>
public sealed record BundleFile(string Path, string Text);
