using Clocker.Control.Worlds;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;

namespace Clocker.Control.Applications;

public sealed partial class ApplicationWorld
{
    private readonly SortedSet<EntityId> _inCircles = [];

    private void Block(EntityRecord entity, IReadOnlySet<Dependency> blocking)
    {
        if (!entity.Blocking.SetEquals(blocking))
        {
            entity.Blocking = blocking;
            _newlyBlocked.Add(entity.Id);
        }
    }

    /// <summary>Finds entities that wait for each other; they are asked again if that is news.</summary>
    private bool FindCircles()
    {
        if (_newlyBlocked.Count == 0)
        {
            return false;
        }

        var words = new SortedDictionary<EntityId, string?>();
        foreach (var id in _newlyBlocked.Union(_inCircles))
        {
            words.TryAdd(id, null);
            var circle = Circle(id);
            for (var i = 0; i < circle.Count; i++)
            {
                words[circle[i].Waiting] = Words([.. circle[i..], .. circle[..i]]);
            }
        }

        _newlyBlocked.Clear();
        var isNews = false;
        foreach (var (id, circle) in words)
        {
            if (_entities.TryGetValue(id, out var entity) && entity.Circle != circle)
            {
                entity.Circle = circle;
                _attention.Ask(entity);
                isNews = true;
            }

            _ = circle is null ? _inCircles.Remove(id) : _inCircles.Add(id);
        }

        return isNews;
    }

    /// <summary>The steps that lead from an entity back to itself, each to what the one before waits for; none if there is no such way.</summary>
    private List<(EntityId Waiting, Dependency On)> Circle(EntityId start)
    {
        var from = new Dictionary<EntityId, (EntityId Waiting, Dependency On)>();
        var next = new Stack<EntityId>([start]);
        while (next.TryPop(out var at))
        {
            foreach (var on in BlockingOf(at))
            {
                if (on.Entity == start)
                {
                    return Way(start, (at, on), from);
                }

                if (from.TryAdd(on.Entity, (at, on)))
                {
                    next.Push(on.Entity);
                }
            }
        }

        return [];
    }

    private static List<(EntityId Waiting, Dependency On)> Way(
        EntityId start, (EntityId Waiting, Dependency On) last, Dictionary<EntityId, (EntityId Waiting, Dependency On)> from)
    {
        var way = new List<(EntityId Waiting, Dependency On)> { last };
        while (way[^1].Waiting != start)
        {
            way.Add(from[way[^1].Waiting]);
        }

        way.Reverse();
        return way;
    }

    /// <summary>What an entity needs before it can be made or started, in a fixed order; nothing if it does not wait.</summary>
    private IEnumerable<Dependency> BlockingOf(EntityId id) =>
        _entities.TryGetValue(id, out var entity) && (entity.Wanted is null || entity.Expected == Lifecycle.Starting)
            ? entity.Blocking.OrderBy(on => on.Entity).ThenBy(on => on.Sensor, StringComparer.Ordinal)
            : [];

    private string Words(List<(EntityId Waiting, Dependency On)> circle)
    {
        const int shown = 10;
        var clauses = circle.Take(shown).Select(step => $"{_scope.NameOf(step.Waiting)} needs {step.On.Sensor} of {_scope.NameOf(step.On.Entity)}");
        return $"it waits in a circle: {string.Join(" → ", clauses)}{(circle.Count > shown ? " → …" : "")}";
    }

    /// <summary>Has somebody look for the secrets that other systems keep.</summary>
    private void LookUp()
    {
        foreach (var (provider, key) in _externals.TakeDue(Now.Elapsed))
        {
            LookUp(provider, key);
        }

        if (_externals.NextAt is { } next)
        {
            WakeBy(next);
        }
    }

    private void Learn(Input.LookedUp looked)
    {
        if (_externals.Learn(looked.Provider, looked.Key, looked.Problem, Now.Elapsed))
        {
            Changed(ExternalSecret.Dependency(looked.Provider, looked.Key));
            ViewChanged();
        }
    }
}
