namespace Clocker.Blueprints.Catalogues;

/// <summary>Paths within a bundle.</summary>
public static class BundlePath
{
    private const string InBundle = "classpath:";

    /// <summary>The catalogue at a bundle's root.</summary>
    public const string Catalogue = "catalog.bom";

    /// <summary>Where a bundle built for OSGi says its name.</summary>
    public const string Manifest = "META-INF/MANIFEST.MF";

    private static readonly string[] Endings = [".bom", ".yaml", ".yml", ".camp"];

    /// <summary>Whether a path looks like YAML.</summary>
    public static bool IsCatalogue(string path) => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a file of a bundle is read at all.</summary>
    public static bool IsRead(string path) => IsCatalogue(path) || path == Manifest;

    /// <summary>A path as the bundle's author knows it.</summary>
    public static string Shown(string origin, string path) =>
        origin == path || origin.EndsWith($"/{path}", StringComparison.Ordinal) ? origin : $"{origin.TrimEnd('/')}/{path}";

    /// <summary>The path that a reference means: <c>classpath://PATH</c> from the root, else from the file that has it; null for other URLs.</summary>
    internal static string? Of(string reference, string from)
    {
        var isInBundle = reference.StartsWith(InBundle, StringComparison.Ordinal);
        var path = isInBundle ? reference[InBundle.Length..].TrimStart('/') : reference;
        if (!isInBundle && path.Contains("://", StringComparison.Ordinal))
        {
            return null;
        }

        var folder = isInBundle || !from.Contains('/', StringComparison.Ordinal) ? "" : from[..(from.LastIndexOf('/') + 1)];
        return Clean(folder + path) ?? path;
    }

    /// <summary>A path in its plain form; null if it leads out of the bundle or is absolute.</summary>
    public static string? Clean(string path)
    {
        if (path.Length == 0 || path[0] is '/' or '\\' || path.Contains('\\', StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':'))
        {
            return null;
        }

        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count == 0)
            {
                return null;
            }

            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return parts.Count == 0 ? null : string.Join('/', parts);
    }
}
