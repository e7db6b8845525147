using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>An application's entities by the ids and handles of its blueprint, and in its order.</summary>
internal sealed class EntityIndex
{
    private readonly Dictionary<EntityId, EntityRecord> _records = [];
    private readonly Dictionary<string, List<EntityRecord>> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<EntityId>> _ofType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _handles = new(StringComparer.Ordinal);

    public EntityIndex(IEnumerable<EntityRecord> entities)
    {
        InOrder = [.. entities.OrderBy(entity => entity.Order)];
        foreach (var entity in InOrder)
        {
            _records.Add(entity.Id, entity);
        }

        // Services first: one may bear the application's id. What is going is found by nobody any more.
        foreach (var entity in InOrder.Where(entity => !entity.IsGoing).OrderBy(entity => entity.Parent is null))
        {
            (_ofType.TryGetValue(entity.Spec.Type, out var alike) ? alike : _ofType[entity.Spec.Type] = []).Add(entity.Id);
            if (entity.Spec.Id is { } id)
            {
                (_byId.TryGetValue(id, out var same) ? same : _byId[id] = []).Add(entity);
            }

            if (entity.Path.Length > 0)
            {
                _handles[entity.Spec.Handle] = _handles.GetValueOrDefault(entity.Spec.Handle) + 1;
            }
        }
    }

    /// <summary>All entities, parents before children.</summary>
    public IReadOnlyList<EntityRecord> InOrder { get; }

    /// <summary>An entity, or null if there is none.</summary>
    public EntityRecord? Find(EntityId id) => _records.TryGetValue(id, out var entity) ? entity : null;

    /// <summary>The entities with an id of the blueprint, in order.</summary>
    public IReadOnlyList<EntityRecord> WithId(string id) => _byId.TryGetValue(id, out var same) ? same : [];

    /// <summary>The entities of a type, in order.</summary>
    public IReadOnlyList<EntityId> OfType(string type) => _ofType.TryGetValue(type, out var alike) ? alike : [];

    /// <summary>Whether another entity has the same handle.</summary>
    public bool IsShared(EntityRecord entity) => _handles.GetValueOrDefault(entity.Spec.Handle) > (entity.IsGoing || entity.Path.Length == 0 ? 0 : 1);
}
