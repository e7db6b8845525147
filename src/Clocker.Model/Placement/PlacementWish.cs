using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Placement;

/// <summary>What an application says of where one of its containers is to be. Changing it moves nothing that is placed.</summary>
public sealed record PlacementWish
{
    /// <summary>The entity's own strategies, asked after those of its cloud.</summary>
    public ValueList<StrategySpec> Strategies { get; init; } = [];

    /// <summary>The least memory it needs, in bytes, where that is more than its limit.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>The least processors it needs, where that is more than its limit.</summary>
    public decimal Cpus { get; init; }

    /// <summary>The entity's type.</summary>
    public string Type { get; init; } = "";

    /// <summary>The entity's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The id of the entity's parent; empty if it has none.</summary>
    public string Parent { get; init; } = "";

    /// <summary>The groups that it is a member of, by its strategies.</summary>
    public IEnumerable<string> Groups => Strategies.Where(StrategyKinds.IsOfGroup).Select(strategy => strategy.Settings.GetValueOrDefault(StrategyKinds.GroupSetting)?.Display ?? "");

    /// <summary>The devices that it needs, by its strategies, in thousandths.</summary>
    public ValueMap<int> Devices => Strategies.Where(strategy => strategy.Kind == StrategyKinds.Devices)
        .SelectMany(strategy => (strategy.Settings.GetValueOrDefault(StrategyKinds.DevicesSetting) as Value.Fields)?.Entries ?? [])
        .ToValueMap(device => device.Key, device => device.Value is Value.Number number ? (int)(number.Amount * DeviceSlots.Whole) : DeviceSlots.Whole);
}
