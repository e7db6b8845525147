using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Reads <c>brooklyn.parameters</c>: the config keys that a blueprint declares itself.</summary>
internal sealed class ParameterReading(DiagnosticList diagnostics, Expressions expressions)
{
    private const string OfType = "inheritance.type";

    private static readonly string[] Words =
    [
        "name", "label", "description", "type", "default", "pinned", "constraints", "deprecatedNames", "reconfigurable",
        "inheritance.runtime", OfType, "inheritance.parent",
    ];

    /// <summary>The words for how config is inherited.</summary>
    private static readonly SortedDictionary<string, ConfigInheritance> Modes = new(StringComparer.Ordinal)
    {
        ["always"] = ConfigInheritance.Always,
        ["overwrite"] = ConfigInheritance.Always,
        ["never"] = ConfigInheritance.Never,
        ["none"] = ConfigInheritance.NotReinherited,
        ["not_reinherited"] = ConfigInheritance.NotReinherited,
        ["deep_merge"] = ConfigInheritance.DeepMerge,
        ["merge"] = ConfigInheritance.DeepMerge,
    };

    /// <summary>What <c>inheritance.type</c> says of a parameter, or null.</summary>
    public static ConfigInheritance? TypeInheritance(MappingNode parameter) =>
        parameter.Find(OfType)?.Value is ScalarNode word ? Mode(word) : null;

    public void Read(Draft draft, MappingNode map)
    {
        if (map.Find(CampKeys.Parameters) is not { Value: not ScalarNode { IsNull: true } } entry)
        {
            return;
        }

        if (entry.Value is not SequenceNode list)
        {
            diagnostics.Error(Codes.WrongShape, entry.Value.At, $"\"{CampKeys.Parameters}\" is {entry.Value.Kind}, not a list.", "Begin each entry with a hyphen: \"- name: …\".");
            return;
        }

        foreach (var item in list.Items)
        {
            if (One(draft, item) is not { } parameter)
            {
                continue;
            }

            if (draft.Parameters.Exists(each => each.Parameter.Name == parameter.Name))
            {
                diagnostics.Error(Codes.BadParameter, item.At, $"The parameter \"{parameter.Name}\" is declared twice.", "Remove one of the declarations.");
                continue;
            }

            draft.Parameters.Add((parameter, item.At));
        }
    }

    private ParameterSpec? One(Draft draft, Node item)
    {
        if (item is ScalarNode { IsNull: false, Text: { Length: > 0 } name })
        {
            return new(name);
        }

        if (item is not MappingNode map)
        {
            diagnostics.Error(Codes.WrongShape, item.At, $"An entry of \"{CampKeys.Parameters}\" is {item.Kind}, neither a name nor a map.", "Write it as \"- name: …\".");
            return null;
        }

        if (map.Find("name")?.Value is not ScalarNode { IsNull: false, Text: { Length: > 0 } given })
        {
            diagnostics.Error(Codes.BadParameter, map.At, "A parameter has no name.", "Give it one: \"- name: …\".");
            return null;
        }

        foreach (var entry in map.Entries.Where(entry => !Words.Contains(entry.Name)))
        {
            diagnostics.Warning(
                Codes.UnknownKey, entry.Key.At, $"The parameter \"{given}\" has an unknown key \"{entry.Name}\", which is ignored.", Suggestions.Remedy(entry.Name, Words, "keys"));
        }

        return new(given)
        {
            Label = Text(map, "label", given),
            Description = Text(map, "description", given),
            Type = Type(map, given),
            Default = map.Find("default") is { } value ? expressions.Of(value.Value, draft) : null,
            Pinned = Truth(map, "pinned", given) ?? true,
            Constraints = Constraints(draft, map, given),
            DeprecatedNames = Deprecated(map, given),
            Reconfigurable = Truth(map, "reconfigurable", given) ?? false,
            Inheritance = Mode(map, "inheritance.runtime") ?? Mode(map, "inheritance.parent") ?? ConfigInheritance.Always,
            TypeInheritance = Mode(map, OfType) ?? ConfigInheritance.Always,
        };
    }

    private string? Text(MappingNode map, string key, string name)
    {
        if (map.Find(key)?.Value is null or ScalarNode { IsNull: true })
        {
            return null;
        }

        if (map[key].Value is ScalarNode scalar)
        {
            return scalar.Text;
        }

        diagnostics.Error(Codes.BadParameter, map[key].Value.At, $"\"{key}\" of parameter \"{name}\" is {map[key].Value.Kind}, not a text.", $"Write \"{key}: some text\".");
        return null;
    }

    private string Type(MappingNode map, string name)
    {
        if (Text(map, "type", name) is not { } written)
        {
            return "string";
        }

        var type = ParameterType.Read(written.Trim());
        var at = map["type"].Value.At;
        if (type.Problem is { } problem)
        {
            diagnostics.Error(Codes.BadParameter, at, $"The type of parameter \"{name}\" is wrong: {problem}.", "Write one such as string, integer, port or list<string>.");
        }
        else if (!type.Value!.IsKnown)
        {
            diagnostics.Warning(
                Codes.NotChecked,
                at,
                $"Values of the type \"{type.Value}\" are taken as they are, without a check.",
                Suggestions.Nearest(written, ParameterType.Names) is { } nearest ? $"Did you mean \"{nearest}\"?" : "Checked are string, boolean, integer, double, duration, port, list, map and others.");
        }

        return type.Problem is null ? type.Value!.ToString() : "string";
    }

    private bool? Truth(MappingNode map, string key, string name)
    {
        if (map.Find(key)?.Value is not { } node || node is ScalarNode { IsNull: true })
        {
            return null;
        }

        var truth = node is ScalarNode scalar ? Coercions.Truth(scalar.Value) : Coerced<bool>.Wrong($"it is {node.Kind}");
        if (truth.Problem is { } problem)
        {
            diagnostics.Error(Codes.BadParameter, node.At, $"\"{key}\" of parameter \"{name}\" is wrong: {problem}.", "Write true or false.");
            return null;
        }

        return truth.Value;
    }

    private ValueList<Expression> Constraints(Draft draft, MappingNode map, string name)
    {
        if (map.Find("constraints")?.Value is not { } node || node is ScalarNode { IsNull: true })
        {
            return [];
        }

        var items = node is SequenceNode list ? list.Items : [node];
        var constraints = new List<Expression>();
        foreach (var item in items)
        {
            var constraint = expressions.Of(item, draft);
            constraints.Add(constraint);
            var read = Constraint.Read(constraint);
            if (read.Problem is { } problem)
            {
                diagnostics.Error(Codes.BadParameter, item.At, $"A constraint of parameter \"{name}\" is wrong: {problem}.", Suggestions.Remedy((item as ScalarNode)?.Text ?? "", Constraint.Names, "constraints"));
            }
            else if (read.Value!.NotChecked is { } what)
            {
                diagnostics.Warning(Codes.NotChecked, item.At, $"A constraint of parameter \"{name}\" is not checked in this version: {what}.", "Use required, regex, glob or the like, or see to it yourself.");
            }
        }

        return [.. constraints];
    }

    private ValueList<string> Deprecated(MappingNode map, string name)
    {
        if (map.Find("deprecatedNames")?.Value is not { } node || node is ScalarNode { IsNull: true })
        {
            return [];
        }

        var items = node is SequenceNode list ? list.Items : [node];
        if (items.All(item => item is ScalarNode { IsNull: false }))
        {
            return [.. items.Select(item => ((ScalarNode)item).Text)];
        }

        diagnostics.Error(Codes.BadParameter, node.At, $"\"deprecatedNames\" of parameter \"{name}\" is not a list of names.", "Write \"deprecatedNames: [ one, two ]\".");
        return [];
    }

    private ConfigInheritance? Mode(MappingNode map, string key)
    {
        if (map.Find(key)?.Value is not { } node || node is ScalarNode { IsNull: true })
        {
            return null;
        }

        if (node is ScalarNode scalar && Mode(scalar) is { } mode)
        {
            return mode;
        }

        diagnostics.Error(Codes.BadParameter, node.At, $"\"{key}\" is not a way to inherit.", Suggestions.Remedy((node as ScalarNode)?.Text ?? "", Modes.Keys, "ways"));
        return null;
    }

    private static ConfigInheritance? Mode(ScalarNode word) =>
        Modes.TryGetValue(word.Text.Trim().ToLowerInvariant().Replace('-', '_'), out var mode) ? mode : null;
}
