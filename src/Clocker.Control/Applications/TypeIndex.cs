using Clocker.Model.Entities;

namespace Clocker.Control.Applications;

/// <summary>The entity types by name.</summary>
internal sealed class TypeIndex(IReadOnlyList<EntityType> types)
{
    private readonly Dictionary<string, EntityType> _types =
        types.ToDictionary(type => type.Declaration.Name, StringComparer.Ordinal);

    /// <summary>The type of a name, or null if this server does not have it.</summary>
    public EntityType? Find(string name) => _types.GetValueOrDefault(name);

    /// <summary>All names of a key on a type, and whether it is inherited; a key that nobody declares has one name and is.</summary>
    public (IEnumerable<string> Names, bool Inherited) NamesOf(string type, string key) =>
        Find(type)?.Declaration.Key(key) is { } declared ? (declared.Names, declared.Inherited) : ([key], true);
}
