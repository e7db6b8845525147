using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Entities;

namespace Clocker.Blueprints.Catalogues;

/// <summary>Lays what a service says over what the items say that its type is made of, as Brooklyn's supertypes do.</summary>
internal sealed class Layers(TypeNames types)
{
    private static readonly string[] Names = ["id", "planId"];
    private static readonly string[] Places = ["location", "locations"];

    /// <summary>Lists to which each layer adds, the lowest first.</summary>
    private static readonly string[] Growing = [CampKeys.Children, "brooklyn.policies", "brooklyn.enrichers", "brooklyn.initializers"];

    /// <summary>One service of several layers, the first of which wins.</summary>
    /// <param name="layers">The layers, the uppermost first.</param>
    /// <param name="own">How many of them are the service itself; the others are its types.</param>
    public MappingNode Merge(IReadOnlyList<MappingNode> layers, int own = 1)
    {
        var type = TypeOf(types, layers[^1]);
        var config = new ConfigLayers(types, type, layers, own);
        var merged = new MappingNode(layers[0].At);
        foreach (var layer in layers)
        {
            config.Add(layer, merged);
            foreach (var entry in layer.Entries)
            {
                AddWord(merged, layer, layers, entry);
            }
        }

        Add(merged, layers, CampKeys.Type, layers.Count - 1);
        foreach (var block in Growing)
        {
            Grow(merged, layers.Reverse(), block);
        }

        Grow(merged, layers, "brooklyn.tags");
        new ParameterLayers(layers).AddTo(merged);
        config.AddTo(merged);
        return merged;
    }

    /// <summary>Whether two layers give no key different values, and the lower one none for which the upper declares a default.</summary>
    public bool AgreeOnConfig(MappingNode upper, MappingNode lower)
    {
        var type = TypeOf(types, lower);
        var (above, below) = (ConfigLayers.Given(types, type, upper), ConfigLayers.Given(types, type, lower));
        return above.All(given => !below.TryGetValue(given.Key, out var other) || SameText.Are(given.Value.Value, other.Value))
            && !ParameterLayers.WithDefault(upper).Any(below.ContainsKey);
    }

    /// <summary>A policy, enricher or initializer over an item: its name and each key of its config are its own, if it gives them.</summary>
    public static MappingNode OfAdjunct(MappingNode upper, MappingNode lower, string[] typeKeys)
    {
        var merged = new MappingNode(upper.At);
        foreach (var entry in upper.Entries.Where(entry => !typeKeys.Contains(entry.Name)).Concat(lower.Entries))
        {
            if (entry.Name == CampKeys.ConfigBlock && merged.Find(entry.Name)?.Value is MappingNode own && entry.Value is MappingNode below)
            {
                below.Entries.ToList().ForEach(each => own.TryAdd(each));
            }
            else
            {
                merged.TryAdd(entry.Name == CampKeys.ConfigBlock && entry.Value is MappingNode config ? entry with { Value = Copy(config) } : entry);
            }
        }

        return merged;
    }

    /// <summary>A location with config over an item.</summary>
    public static MappingNode OfLocation(ScalarNode type, MappingNode? config, MappingNode item)
    {
        var all = new MappingNode(config?.At ?? type.At);
        config?.Entries.ToList().ForEach(entry => all.TryAdd(entry));
        (item.Find(CampKeys.ConfigBlock)?.Value as MappingNode)?.Entries.ToList().ForEach(entry => all.TryAdd(entry));
        var location = new MappingNode(type.At);
        location.TryAdd(new(type, all));
        return location;
    }

    private static MappingNode Copy(MappingNode map)
    {
        var copy = new MappingNode(map.At);
        map.Entries.ToList().ForEach(entry => copy.TryAdd(entry));
        return copy;
    }

    /// <summary>Words of the language that say one thing: the uppermost layer that has one counts.</summary>
    private static void AddWord(MappingNode merged, MappingNode layer, IReadOnlyList<MappingNode> layers, MappingNode.Entry entry)
    {
        var isOfSeveralNames = Names.Contains(entry.Name) || Places.Contains(entry.Name);
        if (isOfSeveralNames)
        {
            var group = Names.Contains(entry.Name) ? Names : Places;
            var first = layers.First(one => group.Any(name => one.Find(name) is not null));
            if (ReferenceEquals(first, layer))
            {
                merged.TryAdd(entry);
            }
        }
        else if (entry.Name is "name" or "description" or "iconUrl" or "origin" or "artifacts")
        {
            merged.TryAdd(entry);
        }
    }

    private static void Add(MappingNode merged, IReadOnlyList<MappingNode> layers, string[] names, int layer)
    {
        if (names.Select(layers[layer].Find).FirstOrDefault(entry => entry is not null) is { } entry)
        {
            merged.TryAdd(entry);
        }
    }

    private static void Grow(MappingNode merged, IEnumerable<MappingNode> layers, string block)
    {
        var given = layers.Select(layer => layer.Find(block)).OfType<MappingNode.Entry>().Where(entry => entry.Value is not ScalarNode { IsNull: true }).ToList();
        // What is no list is for the reader to complain about.
        if (given.FindIndex(entry => entry.Value is not SequenceNode) is >= 0 and var wrong)
        {
            merged.TryAdd(given[wrong]);
        }
        else if (given.Count > 0)
        {
            var all = new SequenceNode(given[0].Value.At);
            given.SelectMany(entry => ((SequenceNode)entry.Value).Items).ToList().ForEach(all.Add);
            merged.TryAdd(new(given[0].Key, all));
        }
    }

    /// <summary>The built-in type that a layer names, or null.</summary>
    public static TypeDeclaration? TypeOf(TypeNames types, MappingNode layer) =>
        CampKeys.Type.Select(layer.Find).FirstOrDefault(entry => entry is not null)?.Value is ScalarNode name ? types.Find(name.Text.Trim()).Type : null;
}
