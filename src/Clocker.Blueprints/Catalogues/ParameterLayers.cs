using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Entities;

namespace Clocker.Blueprints.Catalogues;

/// <summary>Parameters that several layers declare: a layer that declares one again changes what it says of it; new ones go first.</summary>
internal sealed class ParameterLayers(IReadOnlyList<MappingNode> layers)
{
    private const string Block = "brooklyn.parameters";

    /// <summary>Writes all of them as one block.</summary>
    public void AddTo(MappingNode merged)
    {
        var blocks = layers.Select(layer => layer.Find(Block)).OfType<MappingNode.Entry>().Where(entry => entry.Value is not ScalarNode { IsNull: true }).ToList();
        if (blocks.FindIndex(entry => entry.Value is not SequenceNode) is >= 0 and var wrong)
        {
            merged.TryAdd(blocks[wrong]);
            return;
        }

        var all = new List<(string? Name, Node Node)>();
        foreach (var block in Enumerable.Reverse(blocks))
        {
            all = Over(((SequenceNode)block.Value).Items, all);
        }

        if (all.Count > 0)
        {
            var list = new SequenceNode(blocks[0].Value.At);
            all.ForEach(parameter => list.Add(parameter.Node));
            merged.TryAdd(new(blocks[0].Key, list));
        }
    }

    /// <summary>The names that a layer declares.</summary>
    public static IEnumerable<string> Names(MappingNode layer) => Declared(layer).Select(NameOf).OfType<string>();

    /// <summary>The names to which a layer gives a default.</summary>
    public static IEnumerable<string> WithDefault(MappingNode layer) =>
        Declared(layer).Where(node => node is MappingNode map && map.Find("default") is not null).Select(NameOf).OfType<string>();

    /// <summary>What the uppermost layer that says it says of how a parameter's value is inherited by types; null if none does.</summary>
    public static ConfigInheritance? Inheritance(IEnumerable<MappingNode> layers, string name) => layers
        .SelectMany(Declared)
        .Where(node => NameOf(node) == name)
        .Select(node => node is MappingNode map ? ParameterReading.TypeInheritance(map) : null)
        .FirstOrDefault(mode => mode is not null);

    private static List<(string? Name, Node Node)> Over(IReadOnlyList<Node> upper, List<(string? Name, Node Node)> lower)
    {
        var above = upper.Select(node => (Name: NameOf(node), Node: node)).ToList();
        var fresh = above.Where(one => one.Name is null || lower.TrueForAll(other => other.Name != one.Name));
        var kept = lower.Select(one => above.Find(other => other.Name is not null && other.Name == one.Name) is { Node: { } again } ? (one.Name, Over(again, one.Node)) : one);
        return [.. fresh, .. kept];
    }

    private static Node Over(Node upper, Node lower)
    {
        if (upper is not MappingNode above || lower is not MappingNode below)
        {
            return upper is MappingNode ? upper : lower;
        }

        var merged = new MappingNode(above.At);
        foreach (var entry in above.Entries.Concat(below.Entries))
        {
            merged.TryAdd(entry);
        }

        return merged;
    }

    private static IReadOnlyList<Node> Declared(MappingNode layer) => layer.Find(Block)?.Value is SequenceNode list ? list.Items : [];

    private static string? NameOf(Node node) =>
        node is ScalarNode { IsNull: false } name ? name.Text.Trim()
        : node is MappingNode map && map.Find("name")?.Value is ScalarNode { IsNull: false } given ? given.Text.Trim()
        : null;
}
