using System.Text.RegularExpressions;

using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Model.Placement;

/// <summary>What Compose says in <c>deploy.placement</c>, as strategies.</summary>
public static partial class ComposePlacement
{
    /// <summary>Constraints first, then the limit per host, then preferences with the most important one last.</summary>
    public static Coerced<ValueList<StrategySpec>> Read(Value value)
    {
        if (value is not Value.Fields { Entries: var entries })
        {
            return Wrong($"{Coercions.Describe(value)} is not what placement can be; it is a map with constraints, preferences or max_replicas_per_node");
        }

        var specs = new List<StrategySpec>();
        foreach (var constraint in ItemsOf(entries.GetValueOrDefault("constraints")))
        {
            var spec = Constraint(constraint.Display);
            if (spec.Problem is not null)
            {
                return Wrong(spec.Problem);
            }

            specs.Add(spec.Value!);
        }

        if (entries.GetValueOrDefault("max_replicas_per_node") is { } most)
        {
            if (Coercions.Integer(most).Problem is { } problem)
            {
                return Wrong($"max_replicas_per_node: {problem}");
            }

            specs.Add(new("MaxPerHost", [new("most", most), new("of", Value.Of("name"))]));
        }

        foreach (var preference in ItemsOf(entries.GetValueOrDefault("preferences")).Reverse())
        {
            if (preference is not Value.Fields map || LabelOf(map.Entries.GetValueOrDefault("spread")?.Display ?? "") is not { } label)
            {
                return Wrong($"\"{preference.Display}\" is no preference; write spread: node.labels.NAME");
            }

            specs.Add(new("SpreadOver", [new("label", Value.Of(label))]));
        }

        return specs.ToValueList();
    }

    /// <summary>What Compose says in <c>deploy.resources.reservations.devices</c>, as strategies: so many of each kind of device.</summary>
    public static Coerced<ValueList<StrategySpec>> ReadDevices(Value value)
    {
        var devices = ValueMap<Value>.Empty;
        foreach (var item in ItemsOf(value))
        {
            if (item is not Value.Fields { Entries: var entries } || KindOf(entries) is not { } kind)
            {
                return Wrong($"\"{item.Display}\" is no device; write capabilities: [gpu] and a count");
            }

            if (entries.ContainsKey("device_ids"))
            {
                return Wrong("device_ids: which devices of a host a container gets is not chosen by number; say a count");
            }

            if (entries.GetValueOrDefault("count") is not { } count || Coercions.Integer(count) is not { Problem: null, Value: > 0 })
            {
                return Wrong("count: say how many; \"all\" is not known before there is a host");
            }

            devices = devices.With(kind, count);
        }

        ValueList<StrategySpec> specs = devices.Count == 0 ? [] : [new(StrategyKinds.Devices, [new(StrategyKinds.DevicesSetting, new Value.Fields(devices))])];
        return specs;
    }

    /// <summary>The kind of device: a GPU, or what its first capability says.</summary>
    private static string? KindOf(ValueMap<Value> entries) => ItemsOf(entries.GetValueOrDefault("capabilities")).Select(capability => capability.Display).ToList() switch
    {
        [] => null,
        var capabilities when capabilities.Contains(StrategyKinds.UsualDevice) => StrategyKinds.UsualDevice,
        [var first, ..] => first,
    };

    private static ValueList<Value> ItemsOf(Value? value) => value is Value.Sequence list ? list.Items : [];

    private static Coerced<StrategySpec> Constraint(string text)
    {
        if (Comparison().Match(text) is not { Success: true } match)
        {
            return Coerced<StrategySpec>.Wrong($"\"{text}\" is no constraint; write node.labels.NAME == VALUE, or !=");
        }

        var (of, wanted, isEqual) = (match.Groups[1].Value, match.Groups[3].Value, match.Groups[2].Value == "==");
        return of switch
        {
            _ when LabelOf(of) is { } label => new StrategySpec("Label", [new("labels", List($"{label}{(isEqual ? "=" : "!=")}{wanted}"))]),
            "node.hostname" or "node.id" => new StrategySpec("Hosts", [new(isEqual ? "names" : "except", List(wanted))]),
            "node.role" => Coerced<StrategySpec>.Wrong("node.role is of swarms: hosts of a cloud have no roles; give them labels"),
            _ => Coerced<StrategySpec>.Wrong($"\"{of}\" is not something that a host has; it has node.hostname, node.labels.NAME and engine.labels.NAME"),
        };
    }

    private static string? LabelOf(string of) =>
        of.StartsWith("node.labels.", StringComparison.Ordinal) ? of["node.labels.".Length..]
        : of.StartsWith("engine.labels.", StringComparison.Ordinal) ? of["engine.labels.".Length..]
        : null;

    private static Value.Sequence List(string word) => new([Value.Of(word)]);

    private static Coerced<ValueList<StrategySpec>> Wrong(string problem) => Coerced<ValueList<StrategySpec>>.Wrong(problem);

    [GeneratedRegex(@"\A\s*([A-Za-z0-9_.\-/]+)\s*(==|!=)\s*(\S+)\s*\z")]
    private static partial Regex Comparison();
}
