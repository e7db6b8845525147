using Clocker.Library.Entities;
using Clocker.Model.Entities;
using Clocker.Model.Groups;
using Clocker.Model.Identity;
using Clocker.Model.Predicates;
using Clocker.Model.Values;

namespace Clocker.Library.Groups;

/// <summary>A group of the entities that pass a test, wherever they stand.</summary>
internal sealed class DynamicGroup : IBehaviour
{
    public Next Next(IEntityView entity)
    {
        var config = new ConfigReader(entity);
        var filter = config.Read(GroupKeys.EntityFilter);
        var ancestor = config.Read(GroupKeys.Ancestor) is { } id ? new EntityId(id) : entity.Application;
        IReadOnlyList<ChildView> members = filter is null ? [] : Members(entity, filter, ancestor);
        return new GroupAnswer(entity, config, members).Next() with
        {
            Sensors = GroupHealth.Sensors(members).With(GroupSensors.GroupRuns.Name, Value.Of(GroupAnswer.IsToRun(entity))),
        };
    }

    private static List<ChildView> Members(IEntityView entity, Predicate filter, EntityId ancestor) =>
    [
        .. entity.Below(ancestor)
            .Where(each => each != entity.Id && filter.Holds(Value.Of(each.Value), new EntityTargets(entity)))
            .Select(entity.Entity)
            .OfType<ChildView>(),
    ];
}
