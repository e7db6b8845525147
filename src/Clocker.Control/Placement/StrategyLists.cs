using Clocker.Model.Collections;
using Clocker.Model.Placement;

namespace Clocker.Control.Placement;

/// <summary>Makes lists of strategies, each once.</summary>
internal sealed class StrategyLists(IPlacementStrategies strategies)
{
    private const int MostLists = 1_000;

    private readonly Dictionary<(ValueList<StrategySpec> Cloud, ValueList<StrategySpec> Own, bool HaveHostsRules), (StrategyList? List, string? Problem)> _lists = [];

    /// <summary>The list for a container, or why there is none, in words.</summary>
    /// <param name="cloud">The cloud's list; null is the usual one.</param>
    /// <param name="own">The entity's list.</param>
    /// <param name="haveHostsRules">Whether a host has rules of its own.</param>
    public (StrategyList? List, string? Problem) Of(ValueList<StrategySpec>? cloud, ValueList<StrategySpec> own, bool haveHostsRules = false)
    {
        var key = (cloud ??= strategies.Usual.ToValueList(), own, haveHostsRules);
        if (_lists.TryGetValue(key, out var made))
        {
            return made;
        }

        if (_lists.Count >= MostLists)
        {
            _lists.Clear();
        }

        return _lists[key] = Make(cloud, own, haveHostsRules);
    }

    private (StrategyList? List, string? Problem) Make(ValueList<StrategySpec> cloud, ValueList<StrategySpec> own, bool haveHostsRules)
    {
        var chosen = new List<IPlacementStrategy>();
        foreach (var spec in cloud.Concat(own))
        {
            var made = strategies.Make(spec);
            if (made.Problem is not null)
            {
                return (null, made.Problem);
            }

            chosen.Add(made.Value!);
        }

        var instead = chosen.Take(cloud.Count).Select(strategy => strategy.Name).ToHashSet(StringComparer.Ordinal);
        return (new(strategies.Laws.Where(law => !instead.Contains(law.Name)).Concat(haveHostsRules ? strategies.HostRules : []).Concat(chosen).Distinct()), null);
    }
}
