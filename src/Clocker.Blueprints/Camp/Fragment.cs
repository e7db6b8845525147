using Clocker.Blueprints.Yaml;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>
/// A part of a blueprint that stands alone, as slides and documents show them: services without <c>services:</c>, one service,
/// or nothing but config. It is read as if it stood where it belongs.
/// </summary>
internal sealed class Fragment(TypeNames types, DiagnosticList diagnostics)
{
    /// <summary>The document around a part; what is none stays as it is.</summary>
    public Node Whole(Node node) => node switch
    {
        SequenceNode { Items.Count: > 0 } list when list.Items.All(IsService) => Document(list, "a list of services", CampKeys.Services, list),
        MappingNode map when map.Find(CampKeys.Services) is not null => map,
        MappingNode map when IsService(map) => Document(map, "one service", CampKeys.Services, ListOf(map)),
        MappingNode { Entries.Count: > 0 } map when map.Entries.All(IsConfig) => WithoutServices(map),
        _ => node,
    };

    private static bool IsService(Node node) => node is MappingNode map && CampKeys.Type.Any(key => map.Find(key) is not null);

    /// <summary>Only full names: a short one could be a misspelt word of the language.</summary>
    private bool IsConfig(MappingNode.Entry entry) =>
        types.Key(entry.Name) is not null || entry.Name == CampKeys.ConfigBlock || entry.Name.StartsWith(CampKeys.OwnPrefix, StringComparison.Ordinal);

    private static SequenceNode ListOf(MappingNode map)
    {
        var list = new SequenceNode(map.At);
        list.Add(map);
        return list;
    }

    private MappingNode WithoutServices(MappingNode map)
    {
        var document = Document(map, "config alone, and nothing is deployed for it", CampKeys.Services, new SequenceNode(map.At));
        var config = new MappingNode(map.At);
        foreach (var entry in map.Entries)
        {
            (types.Key(entry.Name) is null ? document : config).TryAdd(entry);
        }

        if (config.Entries.Count > 0 && document.Find(CampKeys.ConfigBlock) is null)
        {
            document.TryAdd(new(new(map.At, CampKeys.ConfigBlock), config));
        }

        return document;
    }

    private MappingNode Document(Node part, string what, string key, Node value)
    {
        diagnostics.Warning(Codes.NoServices, part.At, $"This is a part of a blueprint: {what}.", "Write \"services:\" with a list of services for a whole one.");
        var document = new MappingNode(part.At);
        document.TryAdd(new(new(part.At, key), value));
        return document;
    }
}
