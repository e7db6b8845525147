using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Control.Applications;

/// <summary>The application as its expressions see it.</summary>
internal sealed class ApplicationScope(IReadOnlyDictionary<EntityId, EntityRecord> entities, TypeIndex types) : IScope
{
    private readonly ConfigLookup _config = new(entities, types);

    public bool Has(EntityId entity) => entities.ContainsKey(entity);

    public EntityRecord? Record(EntityId entity) => entities.GetValueOrDefault(entity);

    public EntityId? Find(EntityId from, EntityReference reference)
    {
        var start = reference.From is { } first ? Find(from, first) : from;
        if (start is not { } id || !entities.TryGetValue(id, out var entity))
        {
            return null;
        }

        return reference.Scope switch
        {
            ReferenceScope.This => id,
            ReferenceScope.Parent => entity.Parent,
            ReferenceScope.Root => Ancestors(entity).LastOrDefault(entity).Id,
            _ => Candidates(entity, reference.Scope).FirstOrDefault(candidate => Matches(candidate, reference.Id))?.Id,
        };
    }

    public (Expression Expression, EntityId GivenAt)? Config(EntityId entity, string key) =>
        entities.TryGetValue(entity, out var record) ? _config.Find(record, key) : null;

    public Value? Sensor(EntityId entity, string sensor) =>
        entities.TryGetValue(entity, out var record) ? record.Sensors.GetValueOrDefault(sensor) : null;

    public string NameOf(EntityId entity) => entities.TryGetValue(entity, out var record) ? record.Spec.Handle : entity.Value;

    private IEnumerable<EntityRecord> Candidates(EntityRecord entity, ReferenceScope scope) => scope switch
    {
        ReferenceScope.Child => Children(entity),
        ReferenceScope.Sibling => Parent(entity) is { } parent ? Children(parent).Where(sibling => sibling != entity) : [],
        ReferenceScope.Descendant => Descendants(entity),
        ReferenceScope.Ancestor => Ancestors(entity),
        ReferenceScope.Global => Ancestors(entity).Prepend(entity).SelectMany(outward => Descendants(outward).Prepend(outward)),
        _ => [],
    };

    private IEnumerable<EntityRecord> Ancestors(EntityRecord entity)
    {
        for (var parent = Parent(entity); parent is not null; parent = Parent(parent))
        {
            yield return parent;
        }
    }

    private IEnumerable<EntityRecord> Descendants(EntityRecord entity) =>
        Children(entity).SelectMany(child => Descendants(child).Prepend(child));

    private IEnumerable<EntityRecord> Children(EntityRecord entity) => entity.Children.Select(child => entities[child]);

    private EntityRecord? Parent(EntityRecord entity) => entity.Parent is { } parent ? entities.GetValueOrDefault(parent) : null;

    private static bool Matches(EntityRecord entity, string? id) => entity.Spec.Id == id || entity.Id.Value == id;
}
