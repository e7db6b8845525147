using Clocker.Model.Blueprints;

namespace Clocker.Blueprints.Catalogues;

/// <summary>What the manifest of a bundle that was built for OSGi says: it goes before the catalogue.</summary>
internal sealed record Manifest(string Name, string Version)
{
    private const string NameHeader = "Bundle-SymbolicName:";
    private const string VersionHeader = "Bundle-Version:";

    /// <summary>The manifest among files; null if there is none with a name and a version.</summary>
    public static Manifest? Of(IEnumerable<Source> files)
    {
        if (files.FirstOrDefault(file => file.Name == BundlePath.Manifest) is not { } manifest)
        {
            return null;
        }

        // A line that begins with a space goes on with the one before.
        var lines = manifest.Text.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Split('\n');
        return Header(lines, NameHeader) is { } name && Header(lines, VersionHeader) is { } version ? new(name, version) : null;
    }

    private static string? Header(string[] lines, string header) =>
        lines.FirstOrDefault(line => line.StartsWith(header, StringComparison.OrdinalIgnoreCase)) is { } line
            && line[header.Length..].Split(';')[0].Trim() is { Length: > 0 } value ? value : null;
}
