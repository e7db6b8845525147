using Clocker.Model.Entities;

namespace Clocker.Control.Applications;

/// <summary>The entity types by name.</summary>
internal sealed class TypeIndex(IReadOnlyList<EntityType> types)
{
    private readonly Dictionary<string, EntityType> _types =
        types.ToDictionary(type => type.Declaration.Name, StringComparer.Ordinal);

    private readonly Dictionary<string, Dictionary<string, (string[] Names, bool Inherited)>> _keys = types.ToDictionary(
        type => type.Declaration.Name,
        type => type.Declaration.Keys
            .SelectMany(key => key.Names.Select(name => (key, name)))
            .ToDictionary(each => each.name, each => (each.key.Names.ToArray(), each.key.Inherited), StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>The type of a name, or null if this server does not have it.</summary>
    public EntityType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>All names of a key on a type, and whether it is inherited; a key that nobody declares has one name and is.</summary>
    public (string[] Names, bool Inherited) NamesOf(string type, string key) =>
        _keys.TryGetValue(type, out var keys) && keys.TryGetValue(key, out var declared) ? declared : ([key], true);
}
