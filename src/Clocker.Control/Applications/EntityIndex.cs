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
        foreach (var entity in entities)
        {
            _records.Add(entity.Id, entity);
        }

        InOrder = Ordered();

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
                _handles[entity.Handle] = _handles.GetValueOrDefault(entity.Handle) + 1;
            }
        }
    }

    /// <summary>All entities, parents before children; those that are going come last.</summary>
    public IReadOnlyList<EntityRecord> InOrder { get; }

    /// <summary>An entity, or null if there is none.</summary>
    public EntityRecord? Find(EntityId id) => _records.TryGetValue(id, out var entity) ? entity : null;

    /// <summary>The entities with an id of the blueprint, in order.</summary>
    public IReadOnlyList<EntityRecord> WithId(string id) => _byId.TryGetValue(id, out var same) ? same : [];

    /// <summary>The entities of a type, in order.</summary>
    public IReadOnlyList<EntityId> OfType(string type) => _ofType.TryGetValue(type, out var alike) ? alike : [];

    /// <summary>Whether another entity has the same handle.</summary>
    public bool IsShared(EntityRecord entity) => _handles.GetValueOrDefault(entity.Handle) > (entity.IsGoing || entity.Path.Length == 0 ? 0 : 1);

    /// <summary>An entity that stays and all below it that do, parents first.</summary>
    public IEnumerable<EntityRecord> SelfAndBelow(EntityRecord entity)
    {
        var next = new Stack<EntityRecord>([entity]);
        while (next.TryPop(out var at))
        {
            yield return at;
            for (var i = at.Children.Count - 1; i >= 0; i--)
            {
                if (Find(at.Children[i]) is { IsGoing: false } child)
                {
                    next.Push(child);
                }
            }
        }
    }

    private List<EntityRecord> Ordered()
    {
        var ordered = new List<EntityRecord>(_records.Count);
        var seen = new HashSet<EntityId>();
        foreach (var root in _records.Values.Where(entity => entity is { Parent: null, IsGoing: false }).OrderBy(entity => entity.Order))
        {
            ordered.AddRange(SelfAndBelow(root).Where(entity => seen.Add(entity.Id)));
        }

        ordered.AddRange(_records.Values.Where(entity => !seen.Contains(entity.Id)).OrderBy(entity => entity.Depth).ThenBy(entity => entity.Order).ThenBy(entity => entity.Id));
        return ordered;
    }
}
