using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Containers;
using Clocker.Model.Entities;

namespace Clocker.Blueprints.Catalogues;

/// <summary>
/// Config of several layers, the uppermost first: a key's value is the uppermost one, or all laid over each other, or none but
/// the service's own, as the key's <c>inheritance.type</c> says.
/// </summary>
/// <param name="types">Says which key a name means.</param>
/// <param name="type">The type that all of them have in the end.</param>
/// <param name="layers">All of them.</param>
/// <param name="own">How many of them are the service itself; the others are its types.</param>
internal sealed class ConfigLayers(TypeNames types, TypeDeclaration? type, IReadOnlyList<MappingNode> layers, int own)
{
    private readonly Dictionary<string, MappingNode.Entry> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>Adds the next layer below. Words beside the type that mean no key of it are left to the reader, in <paramref name="merged"/>.</summary>
    public void Add(MappingNode layer, MappingNode merged)
    {
        foreach (var (name, entry) in Given(types, type, layer))
        {
            if (!layers.Take(own).Contains(layer) && !IsInherited(name))
            {
                continue;
            }

            if (!_entries.TryGetValue(name, out var above))
            {
                _entries.Add(name, entry);
                _order.Add(name);
            }
            else if (Inheritance(name) == ConfigInheritance.DeepMerge)
            {
                _entries[name] = above with { Value = Over(above.Value, entry.Value) };
            }
        }

        foreach (var entry in Beside(layer).Where(entry => !IsKey(types, type, layer, entry.Name)))
        {
            merged.TryAdd(entry);
        }
    }

    /// <summary>Writes all of it as one block.</summary>
    public void AddTo(MappingNode merged)
    {
        if (_order.Count == 0)
        {
            return;
        }

        var block = new MappingNode(merged.At);
        foreach (var name in _order)
        {
            block.TryAdd(_entries[name]);
        }

        merged.TryAdd(new(new(merged.At, CampKeys.ConfigBlock), block));
    }

    /// <summary>What a layer gives, by the keys' full names; a block of config goes before flags, and those before words beside the type.</summary>
    public static Dictionary<string, MappingNode.Entry> Given(TypeNames types, TypeDeclaration? type, MappingNode layer)
    {
        var given = new Dictionary<string, MappingNode.Entry>(StringComparer.Ordinal);
        foreach (var block in new[] { CampKeys.ConfigBlock, CampKeys.FlagsBlock })
        {
            if (layer.Find(block)?.Value is MappingNode config)
            {
                AddAll(config.Entries);
            }
        }

        AddAll(Beside(layer).Where(entry => IsKey(types, type, layer, entry.Name)));
        return given;

        void AddAll(IEnumerable<MappingNode.Entry> entries)
        {
            foreach (var entry in entries)
            {
                given.TryAdd((type is null ? null : types.Key(type, entry.Name))?.Name ?? entry.Name, entry);
            }
        }
    }

    private static IEnumerable<MappingNode.Entry> Beside(MappingNode layer) =>
        layer.Entries.Where(entry => !CampKeys.OfService.Contains(entry.Name) && entry.Name is not (CampKeys.Services or "wrappedApp"));

    private static bool IsKey(TypeNames types, TypeDeclaration? type, MappingNode layer, string name) =>
        (type is not null && types.Key(type, name) is not null) || ParameterLayers.Names(layer).Contains(name);

    /// <summary>Whether a service sees what its types give: not what is never inherited, nor what a type that declares the key has consumed.</summary>
    private bool IsInherited(string name) => Inheritance(name) switch
    {
        ConfigInheritance.Never => false,
        ConfigInheritance.NotReinherited => !layers.Skip(own).Any(layer => ParameterLayers.Names(layer).Contains(name)),
        _ => true,
    };

    private ConfigInheritance Inheritance(string name) =>
        ParameterLayers.Inheritance(layers, name)
        ?? (type is not null && types.Key(type, name) is { } key && MergesMaps(key) ? ConfigInheritance.DeepMerge : ConfigInheritance.Always);

    /// <summary>Brooklyn lays the maps of these over those of a supertype.</summary>
    private static bool MergesMaps(ConfigKey key) => key.Name == DockerContainerDeclaration.Environment.Name || key.Name is "shell.env" or "provisioning.properties";

    /// <summary>One value over another: maps entry by entry, where nothing takes an entry away.</summary>
    private static Node Over(Node above, Node below)
    {
        if (above is not MappingNode upper || below is not MappingNode lower || IsExpression(upper) || IsExpression(lower))
        {
            return above;
        }

        var merged = new MappingNode(upper.At);
        foreach (var entry in upper.Entries.Where(entry => !(entry.Value is ScalarNode { IsNull: true } && lower.Find(entry.Name) is not null)))
        {
            merged.TryAdd(lower.Find(entry.Name) is { } same ? entry with { Value = Over(entry.Value, same.Value) } : entry);
        }

        foreach (var entry in lower.Entries.Where(entry => upper.Find(entry.Name) is null))
        {
            merged.TryAdd(entry);
        }

        return merged;
    }

    private static bool IsExpression(MappingNode map) => map.Entries.Any(entry => entry.Name.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal));
}
