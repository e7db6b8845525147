using Clocker.Library.Entities;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Groups;
using Clocker.Model.Values;

using Keys = Clocker.Model.Groups.DynamicClusterDeclaration;

namespace Clocker.Library.Groups;

/// <summary>A cluster: makes as many members as it is told, replaces and removes them, and is up while enough of them are.</summary>
internal sealed class DynamicCluster : IBehaviour, IOperated
{
    public Next Next(IEntityView entity)
    {
        var config = new ConfigReader(entity);
        var sizes = ClusterSizes.Read(config);
        var plan = new ClusterPlan(ClusterMemory.Read(entity.Memory), entity.Children);
        var isToRun = entity.Expected is Lifecycle.Starting or Lifecycle.Running or Lifecycle.OnFire;
        var latch = isToRun && entity.Expected == Lifecycle.Starting ? Latch(entity) : null;
        var members = isToRun && latch is null ? Arrange(entity, config, plan, sizes) : null;
        var health = new GroupHealth([.. plan.Active], config, sizes.Wanted(plan.Memory) == 0);
        var pending = plan.Grows ? "its members to be made" : health.Pending;
        var isSettled = entity.Expected != Lifecycle.Starting || (members is not null && pending is null);
        return new()
        {
            Members = members,
            Memory = members is null ? null : plan.Memory.Write(),
            Waiting = latch ?? config.Missing ?? (entity.Expected == Lifecycle.Starting ? pending : null),
            IsUp = !isToRun ? false : isSettled ? health.IsUp : null,
            NotUp = isToRun && isSettled ? health.NotUp : [],
            Problems = config.Wrong.Concat(isToRun ? health.Problems.Concat(sizes.Problems(plan)) : []).ToValueMap(),
            IsStopped = !isToRun && entity.Children.All(child => child.IsStopped),
            Sensors = Sensors(plan),
        };
    }

    public Effect Invoke(IEntityView entity, string effector, ValueMap<string> arguments) => new ClusterEffectors(entity).Invoke(effector, arguments);

    /// <summary>The members that it wants; null if that cannot be said now.</summary>
    private static MembersWanted? Arrange(IEntityView entity, ConfigReader config, ClusterPlan plan, ClusterSizes sizes)
    {
        var keepsAside = config.Read(Keys.Quarantine);
        var usual = Specification(entity, config, Keys.MemberSpec);
        var first = Specification(entity, config, Keys.FirstMemberSpec);
        if (usual is null && config.IsComplete)
        {
            config.Refuse(Keys.MemberSpec.Name, "it is not given; say what members are made of: memberSpec, with a type");
        }

        if (!config.IsComplete)
        {
            return null;
        }

        var members = new ClusterMembers(plan, usual!, first);
        plan.Judge(keepsAside);
        members.ChangeTypes();
        plan.Replace();
        plan.Resize(sizes.Wanted(plan.Memory), first is not null);
        return new(members.Wanted(), string.Join("; ", new[] { plan.Reason, members.Reason }.Where(reason => !string.IsNullOrEmpty(reason))));
    }

    private static EntitySpec? Specification(IEntityView entity, ConfigReader config, ConfigKey key)
    {
        switch (entity.Specification(key))
        {
            case Configured<EntitySpec?>.Ready ready:
                return ready.Value;
            case Configured<EntitySpec?>.NotYet notYet:
                config.WaitFor(notYet.Reason);
                return null;
            case Configured<EntitySpec?>.Failed failed:
                config.Refuse(key.Name, failed.Reason);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static string? Latch(IEntityView entity) => entity.Config(StartKeys.Latch) switch
    {
        Configured<bool>.Ready { Value: true } => null,
        Configured<bool>.NotYet notYet => notYet.Reason,
        Configured<bool>.Failed failed => $"{StartKeys.Latch.Name}, which cannot be read: {failed.Reason}",
        _ => $"{StartKeys.Latch.Name} to be true",
    };

    private static ValueMap<Value> Sensors(ClusterPlan plan)
    {
        ChildView[] active = [.. plan.Active];
        var sensors = GroupHealth.Sensors(active).With(GroupSensors.AllUp.Name, Value.Of(active.Length > 0 && active.All(member => member.IsUp == true)));
        return plan.Memory.Quarantined.Count == 0 ? sensors
            : sensors.With(GroupSensors.Quarantined.Name, new Value.Sequence([.. plan.Quarantined.Select(member => Value.Of(member.Id.Value))]));
    }
}
