using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Model.Placement;

/// <summary>Reads placement strategies in every form in which they are written: short names, class names, objects with a type, one-entry maps.</summary>
public static class StrategyReader
{
    private static readonly string[] SettingBlocks = ["brooklyn.config", "object.fields", "config"];

    /// <summary>A list of strategies; one alone, or text with commas, will do.</summary>
    public static Coerced<ValueList<StrategySpec>> Read(Value value)
    {
        if (value is Value.Nothing)
        {
            return ValueList<StrategySpec>.Empty;
        }

        IEnumerable<Value> items = value switch
        {
            Value.Sequence list => list.Items,
            Value.Text text when FlowText.Read(text.Content) is Value.Sequence flow => flow.Items,
            Value.Text text => text.Content.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Value.Of),
            _ => [value],
        };
        var specs = new List<StrategySpec>();
        foreach (var item in items)
        {
            var spec = ReadOne(item);
            if (spec.Problem is not null)
            {
                return Coerced<ValueList<StrategySpec>>.Wrong(spec.Problem);
            }

            specs.Add(spec.Value!);
        }

        return specs.ToValueList();
    }

    private static Coerced<StrategySpec> ReadOne(Value item) => item switch
    {
        Value.Text text => Make(text.Content, []),
        Value.Fields map when map.Entries.GetValueOrDefault("$brooklyn:object") is Value.Fields inner => ReadOne(inner),
        Value.Fields map when (map.Entries.GetValueOrDefault("type") ?? map.Entries.GetValueOrDefault("objectType")) is Value.Text type => Make(type.Content, SettingsOf(map.Entries)),
        Value.Fields { Entries.Count: 1 } map => Short(map.Entries.First()),
        _ => Coerced<StrategySpec>.Wrong($"{Coercions.Describe(item)} is not a placement strategy; write its name, or a map with its type"),
    };

    /// <summary><c>MaxContainers: 16</c>, or <c>MaxContainers: {maxContainers: 16}</c>.</summary>
    private static Coerced<StrategySpec> Short(KeyValuePair<string, Value> entry)
    {
        entry = entry.Value is Value.Text text && FlowText.Read(text.Content) is Value.Fields flow ? new(entry.Key, flow) : entry;
        var main = StrategyKinds.Find(entry.Key)?.Settings is [var first, ..] settings
            && !(entry.Value is Value.Fields map && map.Entries.Keys.Any(key => settings.Any(setting => IsCalled(setting, key)))) ? first : null;
        return Make(
            entry.Key,
            main is not null ? [new(main.Name, entry.Value)]
            : entry.Value is Value.Fields fields ? fields.Entries
            : entry.Value is Value.Nothing ? []
            : [new("", entry.Value)]);
    }

    private static ValueMap<Value> SettingsOf(ValueMap<Value> item) => item
        .Where(entry => !SettingBlocks.Contains(entry.Key) && entry.Key is not ("type" or "objectType"))
        .Concat(SettingBlocks.SelectMany(block => (item.GetValueOrDefault(block) as Value.Fields)?.Entries ?? []))
        .ToValueMap();

    private static Coerced<StrategySpec> Make(string name, ValueMap<Value> given)
    {
        if (name.StartsWith(StrategySpec.PlugInPrefix, StringComparison.Ordinal))
        {
            return new StrategySpec(name, given);
        }

        if (StrategyKinds.Find(name) is not { } kind)
        {
            return Coerced<StrategySpec>.Wrong($"there is no placement strategy \"{name}\"; {Suggestions.Remedy(name, [.. StrategyKinds.All.Select(one => one.Name)], "strategies")}");
        }

        var settings = ValueMap<Value>.Empty;
        foreach (var (key, value) in given)
        {
            if (kind.Settings.FirstOrDefault(setting => IsCalled(setting, key)) is not { } setting)
            {
                if (key is "infrastructure" or "docker.infrastructure")
                {
                    continue;
                }

                return Coerced<StrategySpec>.Wrong(kind.Settings.Count == 0
                    ? $"{kind.Name} has no settings, but \"{key}\" is given"
                    : $"{kind.Name} has no setting \"{key}\"; it has {string.Join(", ", kind.Settings.Select(one => one.Name))}");
            }

            if (setting.Problem(value) is { } problem)
            {
                return Coerced<StrategySpec>.Wrong($"{kind.Name}, {setting.Name}: {problem}");
            }

            settings = settings.With(setting.Name, value);
        }

        return kind.Settings.FirstOrDefault(setting => setting.IsRequired && !settings.ContainsKey(setting.Name)) is { } missing
            ? Coerced<StrategySpec>.Wrong($"{kind.Name} needs {missing.Name}")
            : new StrategySpec(kind.Name, settings);
    }

    private static bool IsCalled(StrategySetting setting, string key) => setting.Name == key || setting.Keys.Contains(key);
}
