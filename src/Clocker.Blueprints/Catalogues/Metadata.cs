using Clocker.Blueprints.Yaml;

namespace Clocker.Blueprints.Catalogues;

/// <summary>What a part of a catalogue says about its items, over what the parts around it say.</summary>
internal sealed class Metadata
{
    /// <summary>What a part itself consists of, and what only it is called.</summary>
    private static readonly string[] NotInherited = ["id", "name", "displayName", "item", "items", "include", "blueprint", .. Libraries, .. ScanJava];

    private readonly SortedDictionary<string, Node> _values;

    private Metadata(SortedDictionary<string, Node> values) => _values = values;

    public static string[] Libraries => ["brooklyn.libraries", "libraries"];

    public static string[] ScanJava => ["scanJavaAnnotations", "scan_java_annotations"];

    /// <summary>All keys of a catalogue.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "bundle", "version", "itemType", "item_type", "format", "description", "iconUrl", "icon_url", "bundleIconUrl", "bundle_icon_url", "tags",
        "deprecated", "disabled", .. NotInherited,
    ];

    /// <summary>Nothing said yet.</summary>
    public static Metadata None { get; } = new(new(StringComparer.Ordinal));

    /// <summary>What this and a part inside say together; the part wins.</summary>
    public Metadata With(MappingNode part)
    {
        var values = new SortedDictionary<string, Node>(StringComparer.Ordinal);
        foreach (var (key, value) in _values.Where(said => !NotInherited.Contains(said.Key)))
        {
            values[key] = value;
        }

        foreach (var entry in part.Entries)
        {
            values[entry.Name] = entry.Value;
        }

        return new(values);
    }

    /// <summary>What is said under the first of some names.</summary>
    public Node? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var value) && value is not ScalarNode { IsNull: true })
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The text under the first of some names.</summary>
    public string? Text(params ReadOnlySpan<string> names) =>
        Find(names) is ScalarNode scalar && scalar.Text.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Whether a mark is set.</summary>
    public bool IsSet(string name) => Text(name) is { } text && text.Equals("true", StringComparison.OrdinalIgnoreCase);
}
