using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>The entities that are going, in an order in which each outlives those that refer to it.</summary>
internal sealed class Departures
{
    private readonly SortedDictionary<EntityId, EntityRecord> _leaving = [];
    private readonly Dictionary<EntityId, HashSet<EntityId>> _references = [];
    private readonly Dictionary<EntityId, List<EntityRecord>> _referrers = [];
    private readonly SortedSet<EntityId> _toCheck = [];
    private readonly List<EntityRecord> _released = [];

    /// <summary>How many are below each; nobody is gone before those.</summary>
    private readonly Dictionary<EntityId, int> _below = [];
    private readonly Dictionary<EntityId, EntityRecord> _outliving = [];

    /// <param name="going">Those that are going.</param>
    /// <param name="all">All entities.</param>
    /// <param name="digest">Tells who refers to whom.</param>
    public Departures(IEnumerable<EntityRecord> going, IEnumerable<EntityRecord> all, ConfigDigest digest)
    {
        foreach (var entity in going)
        {
            _leaving.Add(entity.Id, entity);
        }

        if (_leaving.Count == 0)
        {
            return;
        }

        foreach (var entity in all)
        {
            _references[entity.Id] = digest.References(entity);
            if (entity.Parent is { } parent)
            {
                _below[parent] = _below.GetValueOrDefault(parent) + 1;
            }
        }

        foreach (var entity in _leaving.Values.ToArray())
        {
            Add(entity);
        }
    }

    /// <summary>Whether all are released.</summary>
    public bool IsOver => _leaving.Count == 0;

    /// <summary>An entity's half of the claim was answered.</summary>
    public void Look(EntityRecord entity)
    {
        if (entity.IsReleased && _leaving.Remove(entity.Id))
        {
            _released.Add(entity);
            _toCheck.UnionWith(_references[entity.Id].Where(_leaving.ContainsKey));
        }
    }

    /// <summary>Those that nobody needs any more, and that were not named before.</summary>
    public IReadOnlyList<EntityRecord> TakeFree()
    {
        if (_toCheck.Count == 0)
        {
            return [];
        }

        var free = _toCheck.Where(_leaving.ContainsKey).Select(id => _leaving[id]).Where(IsFree).ToList();
        _toCheck.Clear();
        return free;
    }

    /// <summary>Those that were released since the last time, each after all below it.</summary>
    public IReadOnlyList<EntityRecord> TakeReleased()
    {
        if (_released.Count == 0)
        {
            return [];
        }

        var (gone, next) = (new List<EntityRecord>(_released.Count), new Queue<EntityRecord>(_released));
        _released.Clear();
        while (next.TryDequeue(out var entity))
        {
            if (_below.GetValueOrDefault(entity.Id) > 0)
            {
                _outliving[entity.Id] = entity;
                continue;
            }

            gone.Add(entity);
            if (entity.Parent is { } parent && --_below[parent] == 0 && _outliving.Remove(parent, out var above))
            {
                next.Enqueue(above);
            }
        }

        return gone;
    }

    private void Add(EntityRecord entity)
    {
        _toCheck.Add(entity.Id);
        foreach (var target in _references[entity.Id])
        {
            (_referrers.TryGetValue(target, out var referrers) ? referrers : _referrers[target] = []).Add(entity);
        }

        Look(entity);
    }

    private bool IsFree(EntityRecord entity) =>
        !_referrers.TryGetValue(entity.Id, out var referrers)
        || !referrers.Exists(other => other != entity && !other.IsReleased && !IsCircle(entity, other));

    /// <summary>Two that refer to each other need not wait for each other.</summary>
    private bool IsCircle(EntityRecord one, EntityRecord other)
    {
        var reached = new HashSet<EntityId>();
        var next = new Stack<EntityId>([one.Id]);
        while (next.TryPop(out var id))
        {
            foreach (var target in _references.TryGetValue(id, out var targets) ? targets : [])
            {
                if (reached.Add(target))
                {
                    next.Push(target);
                }
            }
        }

        return reached.Contains(other.Id);
    }
}
