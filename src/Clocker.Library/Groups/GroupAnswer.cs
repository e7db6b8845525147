using Clocker.Library.Entities;
using Clocker.Model.Collections;
using Clocker.Model.Entities;

namespace Clocker.Library.Groups;

/// <summary>What a group says whose members are others' business: they start and stop without it.</summary>
internal sealed class GroupAnswer(IEntityView entity, ConfigReader config, IReadOnlyList<ChildView> members)
{
    public static bool IsToRun(IEntityView entity) => entity.Expected is Lifecycle.Starting or Lifecycle.Running or Lifecycle.OnFire;

    /// <summary>The answer. Nobody waits for members: what a group has is what there is.</summary>
    public Next Next()
    {
        var isToRun = IsToRun(entity);
        var health = new GroupHealth(members, config, mayBeEmpty: true);
        return new()
        {
            Waiting = config.Missing,
            IsUp = !isToRun ? false : config.Missing is not null ? null : health.IsUp,
            NotUp = isToRun ? health.NotUp : [],
            Problems = config.Wrong.Concat(isToRun ? health.Problems : []).ToValueMap(),
            IsStopped = !isToRun && entity.Children.All(child => child.IsStopped),
            Sensors = GroupHealth.Sensors(members),
        };
    }
}
