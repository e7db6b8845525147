using System.Collections;
using System.Diagnostics.CodeAnalysis;

using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>The entities of an application: in the order of their ids for whoever looks at all, and found at once by id.</summary>
internal sealed class EntityTable : IReadOnlyDictionary<EntityId, EntityRecord>
{
    private readonly SortedDictionary<EntityId, EntityRecord> _inOrder = [];
    private readonly Dictionary<EntityId, EntityRecord> _byId = [];

    /// <inheritdoc />
    public int Count => _byId.Count;

    /// <inheritdoc />
    public IEnumerable<EntityId> Keys => _inOrder.Keys;

    /// <inheritdoc />
    public IEnumerable<EntityRecord> Values => _inOrder.Values;

    /// <inheritdoc />
    public EntityRecord this[EntityId key]
    {
        get => _byId[key];
        set => _inOrder[key] = _byId[key] = value;
    }

    /// <inheritdoc />
    public bool ContainsKey(EntityId key) => _byId.ContainsKey(key);

    /// <inheritdoc />
    public bool TryGetValue(EntityId key, [MaybeNullWhen(false)] out EntityRecord value) => _byId.TryGetValue(key, out value);

    /// <summary>Takes one out.</summary>
    public bool Remove(EntityId key) => _byId.Remove(key) && _inOrder.Remove(key);

    /// <summary>Takes all out.</summary>
    public void Clear()
    {
        _byId.Clear();
        _inOrder.Clear();
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<EntityId, EntityRecord>> GetEnumerator() => _inOrder.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
