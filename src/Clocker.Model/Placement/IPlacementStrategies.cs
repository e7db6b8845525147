using Clocker.Model.Entities;

namespace Clocker.Model.Placement;

/// <summary>Makes strategies of what blueprints and clouds say.</summary>
public interface IPlacementStrategies
{
    /// <summary>Asked first, of every cloud; a cloud's list may have another of the same name instead.</summary>
    IReadOnlyList<IPlacementStrategy> Laws { get; }

    /// <summary>Asked after the laws where a host has rules of its own, which its label says.</summary>
    IReadOnlyList<IPlacementStrategy> HostRules => [];

    /// <summary>A cloud's list unless it has its own; the last one orders first.</summary>
    IReadOnlyList<StrategySpec> Usual { get; }

    /// <summary>The strategy, or why there is none.</summary>
    Coerced<IPlacementStrategy> Make(StrategySpec spec);
}
