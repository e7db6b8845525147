using System.Text.Json.Serialization;

using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Placement;

/// <summary>A placement strategy as a blueprint or a cloud asks for it: data, until somebody makes a strategy of it.</summary>
/// <param name="Kind">Its short name, such as <c>MaxContainers</c>; <c>plugin:NAME</c> for one of a plug-in.</param>
/// <param name="Settings">Its settings, under their short names.</param>
[method: JsonConstructor]
public sealed record StrategySpec(string Kind, ValueMap<Value> Settings)
{
    /// <summary>What stands before the name of a plug-in's strategy.</summary>
    public const string PlugInPrefix = "plugin:";

    /// <summary>One without settings.</summary>
    public StrategySpec(string kind)
        : this(kind, [])
    {
    }
}
