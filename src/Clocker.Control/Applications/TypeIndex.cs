using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Control.Applications;

/// <summary>The entity types by name.</summary>
internal sealed class TypeIndex(IReadOnlyList<EntityType> types)
{
    private readonly Dictionary<string, EntityType> _types =
        types.ToDictionary(type => type.Declaration.Name, StringComparer.Ordinal);

    private readonly Dictionary<string, Dictionary<string, (string[] Names, ConfigInheritance Inheritance, ConfigKey Key)>> _keys = types.ToDictionary(
        type => type.Declaration.Name,
        type => type.Declaration.Keys
            .SelectMany(key => key.Names.Select(name => (key, name)))
            .ToDictionary(each => each.name, each => (each.key.Names.ToArray(), each.key.Inheritance, each.key), StringComparer.Ordinal),
        StringComparer.Ordinal);

    private readonly HashSet<string> _special =
        [.. types.SelectMany(type => type.Declaration.Keys).Where(key => key.Inheritance != ConfigInheritance.Always).SelectMany(key => key.Names)];

    /// <summary>The type of a name, or null if this server does not have it.</summary>
    public EntityType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>All names of a key on a type, and how it is inherited; a key that the type does not declare has one name, and null.</summary>
    public (string[] Names, ConfigInheritance? Inheritance) NamesOf(string type, string key) =>
        _keys.TryGetValue(type, out var keys) && keys.TryGetValue(key, out var declared) ? (declared.Names, declared.Inheritance) : ([key], null);

    /// <summary>Whether every type that declares a key declares that it is inherited as it is: true of most.</summary>
    public bool IsOrdinary(string key) => !_special.Contains(key);

    /// <summary>How a type declares that a key is inherited; null if it does not declare it.</summary>
    public ConfigInheritance? InheritanceOf(string type, string key) =>
        _keys.TryGetValue(type, out var keys) && keys.TryGetValue(key, out var declared) ? declared.Inheritance : null;

    /// <summary>What counts for a key where nothing is given, as its type declares it; null if it says nothing.</summary>
    public Value? Preset(string type, string key) =>
        _keys.TryGetValue(type, out var keys) && keys.TryGetValue(key, out var declared) && declared.Key.Preset is not Value.Nothing and var preset ? preset : null;
}
