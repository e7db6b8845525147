using Clocker.Control.Plane;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
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
        Name = entity.Path.Length == 0 ? Name : entity.Spec.Name,
        Address = AddressOf(entity),
        Type = entity.Spec.Type,
        State = entity.State,
        Since = entity.StateSince,
        IsUp = entity.Next.IsUp,
        Waiting = WaitingOf(entity),
        Problems = entity.Next.Problems,
        Sensors = entity.Sensors,
        Config = ConfigOf(entity),
        Image = entity.Wanted?.Spec.Image,
        Spec = entity.Wanted?.Spec,
        Instance = entity.Granted?.Current,
        Drift = entity.Drift,
    };

    private static string? WaitingOf(EntityRecord entity) => entity.Next.Waiting ?? entity.Granted?.Waiting;

    private ValueMap<Value> ConfigOf(EntityRecord entity)
    {
        var evaluator = new Evaluator(_scope);
        var config = entity.Spec.Config.Keys.ToValueMap(key => key, key => evaluator.ConfigIfGiven(entity.Id, key) switch
        {
            Evaluated.Ready ready => ready.Value,
            Evaluated.NotYet notYet => Value.Of($"(waiting for {notYet.Reason})"),
            Evaluated.Failed failed => Value.Of($"({failed.Reason})"),
            _ => new Value.Nothing(),
        });
        _configReaders.Watch(entity.Id, evaluator.Read);
        return config;
    }
}
