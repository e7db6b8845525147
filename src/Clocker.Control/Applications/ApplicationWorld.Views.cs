using Clocker.Control.Plane;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Control.Applications;

public sealed partial class ApplicationWorld
{
    /// <summary>The application as readers see it; null before the first deployment and after its end. Entities that did not change are the same records as before.</summary>
    public ApplicationView? View => Current is not { } current || IsGone ? null : new(
        Root,
        Name,
        current.Location,
        current.Deployment,
        current.CreatedAt,
        _going is not null,
        [.. _scope.Index.InOrder.Select(entity => entity.View ??= ViewOf(entity))]);

    private EntityStatus ViewOf(EntityRecord entity) => new()
    {
        Id = entity.Id,
        Parent = entity.Parent,
        Name = entity.Path.Length == 0 ? Name : entity.Name,
        Address = AddressOf(entity),
        Type = entity.Spec.Type,
        State = entity.State,
        Since = entity.StateSince,
        IsUp = entity.Next.IsUp,
        Waiting = WaitingOf(entity),
        Problems = entity.Next.Problems,
        Sensors = entity.Sensors,
        Image = entity.Wanted?.Spec.Image,
        Spec = entity.Wanted?.Spec,
        Instance = entity.Granted?.Current,
        Drift = entity.Drift,
        Cloud = entity.WantedCloud?.Name,
        Effectors = _types.Find(entity.Spec.Type)?.Declaration.Effectors ?? [],
    };

    private static string? WaitingOf(EntityRecord entity) => entity.Next.Waiting ?? entity.WaitingThere;

    /// <summary>What counts for an entity's config now, by key, and where each value comes from.</summary>
    private ValueList<ConfigEntry> ConfigOf(EntityRecord entity)
    {
        var evaluator = new Evaluator(_scope);
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        for (var owner = entity; owner is not null; owner = owner.Parent is { } parent ? _entities[parent] : null)
        {
            keys.UnionWith(owner.Spec.Config.Keys.Concat(owner.Spec.Parameters.Select(parameter => parameter.Name)));
        }

        return
        [
            .. from key in keys
               let given = _scope.Config(entity.Id, key)
               where given is not null
               select new ConfigEntry(key, Shown(evaluator.ConfigIfGiven(entity.Id, key)), From(entity, key, given.Value.GivenAt)),
        ];
    }

    private static Value Shown(Evaluated? evaluated) => evaluated switch
    {
        Evaluated.Ready ready => ready.Value,
        Evaluated.NotYet notYet => Value.Of($"(waiting for {notYet.Reason})"),
        Evaluated.Failed failed => Value.Of($"({failed.Reason})"),
        _ => new Value.Nothing(),
    };

    private string From(EntityRecord entity, string key, EntityId givenAt)
    {
        var owner = _entities[givenAt];
        var where = owner == entity ? "here" : AddressOf(owner);
        return owner.Spec.Config.ContainsKey(key) || owner.Spec.Parameters.All(parameter => parameter.Name != key) ? where : $"default, {where}";
    }
}
