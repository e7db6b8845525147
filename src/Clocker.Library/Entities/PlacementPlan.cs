using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Placement;
using Clocker.Model.Values;

namespace Clocker.Library.Entities;

/// <summary>Makes what is said of a container's place from an entity's config.</summary>
internal static class PlacementPlan
{
    private const long Megabyte = 1 << 20;

    /// <summary>The wish, or null if config is missing or wrong (the reader knows what).</summary>
    public static PlacementWish? Make(ConfigReader config) => Draft(config) is var wish && config.IsComplete ? wish : null;

    /// <summary>The wish with defaults for what is missing or wrong.</summary>
    public static PlacementWish Draft(ConfigReader config)
    {
        var strategies = config.Read(DockerContainerDeclaration.Strategies);
        var rules = config.Read(DockerContainerDeclaration.AffinityRules);
        var flags = strategies.Where(strategy => strategy.Kind == "ProvisioningFlags").Select(strategy => strategy.Settings).ToList();
        return new()
        {
            Strategies = rules.Count == 0 ? strategies
                : [.. strategies.Prepend(Of(rules))],
            MemoryBytes = Math.Max(config.Read(DockerContainerDeclaration.MinRam) ?? 0, (long)(Most(flags, "minRam") * Megabyte)),
            Cpus = Math.Max(config.Read(DockerContainerDeclaration.MinCores) ?? 0, Most(flags, "minCores")),
        };
    }

    /// <summary>Affinity rules as a strategy.</summary>
    public static StrategySpec Of(ValueList<AffinityRule> rules) =>
        new("AffinityRules", [new("rules", new Value.Sequence(rules.Select(rule => Value.Of(rule.ToString())).ToValueList()))]);

    private static decimal Most(List<ValueMap<Value>> flags, string name) =>
        flags.Select(settings => settings.GetValueOrDefault(name)).OfType<Value>().Select(value => Coercions.Number(value).Value).DefaultIfEmpty().Max();
}
