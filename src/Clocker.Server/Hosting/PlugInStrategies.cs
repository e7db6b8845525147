using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Placement;
using Clocker.Model.Values;

namespace Clocker.Server.Hosting;

/// <summary>The placement strategies that Clocker comes with, and those of plug-ins as <c>plugin:NAME</c>.</summary>
internal sealed class PlugInStrategies(IPlacementStrategies builtIn, IReadOnlyDictionary<string, Func<ValueMap<Value>, IPlacementStrategy>> more) : IPlacementStrategies
{
    public IReadOnlyList<IPlacementStrategy> Laws => builtIn.Laws;

    public IReadOnlyList<IPlacementStrategy> HostRules => builtIn.HostRules;

    public IReadOnlyList<StrategySpec> Usual => builtIn.Usual;

    public Coerced<IPlacementStrategy> Make(StrategySpec spec) =>
        !spec.Kind.StartsWith(StrategySpec.PlugInPrefix, StringComparison.Ordinal) ? builtIn.Make(spec)
        : more.TryGetValue(spec.Kind[StrategySpec.PlugInPrefix.Length..], out var make) ? new(make(spec.Settings), null)
        : Coerced<IPlacementStrategy>.Wrong($"no plug-in of this server has a placement strategy \"{spec.Kind}\"; {(more.Count == 0 ? "it has no plug-ins" : $"there are {string.Join(", ", more.Keys.Order(StringComparer.Ordinal))}")}");
}
