using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>Whom to ask next: those without children first, so that a parent is asked once after many of its children.</summary>
internal sealed class Attention
{
    private readonly SortedSet<(int Rank, EntityId Entity)> _asked = [];
    private readonly SortedSet<(TimeSpan At, EntityId Entity)> _alarms = [];

    /// <summary>When somebody is to be asked although nothing has changed; null if nobody.</summary>
    public TimeSpan? NextAt => _alarms.Count > 0 ? _alarms.Min.At : null;

    /// <summary>Asks an entity soon; asking twice is asking once.</summary>
    public void Ask(EntityRecord entity) => _asked.Add((entity.Children.Count == 0 ? int.MinValue : -entity.Depth, entity.Id));

    /// <summary>Asks an entity at a moment.</summary>
    public void AskAt(TimeSpan at, EntityRecord entity)
    {
        if (at < TimeSpan.MaxValue)
        {
            _alarms.Add((at, entity.Id));
        }
    }

    /// <summary>The moment has come: those whose time it is are asked.</summary>
    public void Wake(TimeSpan now, Func<EntityId, EntityRecord?> find)
    {
        while (_alarms.Count > 0 && _alarms.Min is var (at, entity) && at <= now)
        {
            _alarms.Remove((at, entity));
            if (find(entity) is { } record)
            {
                Ask(record);
            }
        }
    }

    /// <summary>The next one; null if nobody is left.</summary>
    public EntityId? Take()
    {
        if (_asked.Count == 0)
        {
            return null;
        }

        var next = _asked.Min;
        _asked.Remove(next);
        return next.Entity;
    }
}
