using Clocker.Model.Collections;
using Clocker.Model.Entities;

namespace Clocker.Library.Entities;

/// <summary>What an entity's children say about it, by Brooklyn's rule: up when all are, except those that are meant not to be.</summary>
internal sealed class ChildrenHealth(IEntityView entity)
{
    private readonly IReadOnlyList<ChildView> _children = entity.Children;

    /// <summary>Children that keep it from being up.</summary>
    private IEnumerable<ChildView> Down => _children.Where(child => child.IsUp == false && Counts(child));

    private IEnumerable<ChildView> OnFire => _children.Where(child => child.State == Lifecycle.OnFire);

    /// <summary>The entity's answer, if there is nothing to it but its children.</summary>
    public Next Next()
    {
        var down = Down.ToList();
        var pending = _children.Where(child => child.IsUp != true && Counts(child)).ToList();
        var unknown = entity.Expected == Lifecycle.Starting && pending.Count > down.Count;
        return new()
        {
            IsUp = IsStopping ? false : down.Count > 0 ? false : unknown ? null : true,
            NotUp = IsStopping ? [] : down.ToValueMap(child => child.Handle, child => $"{child.Name} is {Word(child.State)}"),
            Problems = OnFire.ToValueMap(child => child.Handle, child => $"{child.Name} is on fire"),
            IsStopped = IsStopping && _children.All(child => child.IsStopped),
            Waiting = entity.Expected == Lifecycle.Starting && pending.Count > 0 ? Names(pending) : null,
        };
    }

    private bool IsStopping => entity.Expected is Lifecycle.Stopping or Lifecycle.Stopped or Lifecycle.Destroyed;

    /// <summary>Once it runs, a child that somebody stopped or starts again is that child's business.</summary>
    private bool Counts(ChildView child) => entity.Expected == Lifecycle.Running
        ? child.State is Lifecycle.Running or Lifecycle.OnFire
        : child.State is not (Lifecycle.Stopping or Lifecycle.Stopped or Lifecycle.Destroyed);

    private static string Names(List<ChildView> children)
    {
        const int shown = 3;
        var names = string.Join(", ", children.Take(shown).Select(child => child.Name));
        return children.Count > shown ? $"{names} and {children.Count - shown} more" : names;
    }

    private static string Word(Lifecycle state) => state switch
    {
        Lifecycle.OnFire => "on fire",
        Lifecycle.Created => "not started",
        Lifecycle.Running => "not up",
        _ => state.Name().ToLowerInvariant(),
    };
}
