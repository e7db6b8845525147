using Clocker.Model.Entities;
using Clocker.Model.Groups;
using Clocker.Model.Placement;
using Clocker.Model.Values;

namespace Clocker.Library.Groups;

/// <summary>What stands below a <c>SameServerEntity</c> is on one host.</summary>
internal static class SameServer
{
    /// <summary>A wish for a place, with those that it has to be together with.</summary>
    public static PlacementWish? Of(PlacementWish? wish, IEntityView entity)
    {
        for (var above = entity.ParentOf(entity.Id); above is { } id && wish is not null; above = entity.ParentOf(id))
        {
            if (entity.SpecOf(id)?.Type == GroupDeclarations.SameServer.Name)
            {
                return wish with { Strategies = [new("Together", [new(StrategyKinds.GroupSetting, Value.Of(id.Value))]), .. wish.Strategies] };
            }
        }

        return wish;
    }
}
