using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

/// <summary>Whom to ask next: those without children first, so that a parent is asked once after many of its children.</summary>
internal sealed class Attention
{
    /// <summary>Up to so many children are looked at whenever one of them changes.</summary>
    private const int FewChildren = 100;

    /// <summary>How long an entity rests after it was asked, for each of its children: asking it costs as much as it has of them.</summary>
    private static readonly TimeSpan RestPerChild = TimeSpan.FromMicroseconds(100);

    private readonly SortedSet<(int Rank, EntityId Entity)> _asked = [];
    private readonly SortedSet<(TimeSpan At, EntityId Entity)> _alarms = [];
    private TimeSpan _now;

    /// <summary>When somebody is to be asked although nothing has changed; null if nobody.</summary>
    public TimeSpan? NextAt => _alarms.Count > 0 ? _alarms.Min.At : null;

    /// <summary>Asks an entity soon; asking twice is asking once. One that rests is asked when it has.</summary>
    public void Ask(EntityRecord entity)
    {
        if (entity.RestsUntil > _now)
        {
            AskAt(entity.RestsUntil, entity);
        }
        else
        {
            _asked.Add((entity.Children.Count == 0 ? int.MinValue : -entity.Depth, entity.Id));
        }
    }

    /// <summary>An entity was asked. If it has many children it rests a while, or a change of each of them would mean looking at all.</summary>
    public void Rest(EntityRecord entity) =>
        entity.RestsUntil = entity.Children.Count > FewChildren ? _now + (RestPerChild * entity.Children.Count) : TimeSpan.Zero;

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
        _now = now;
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
