using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Expressions;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Reads what is attached to an entity: policies, enrichers, initializers and tags.</summary>
/// <remarks>This version acts on none of them: they are kept, and a warning says so.</remarks>
internal sealed class AdjunctReading(DiagnosticList diagnostics, Expressions expressions, TypeExpansion items)
{
    private static readonly string[] TypeOfPolicy = ["type", "policyType", "policy_type"];
    private static readonly string[] TypeOfEnricher = ["type", "enricherType", "enricher_type"];
    private static readonly string[] TypeOfInitializer = ["type", "initializerType", "initializer_type"];
    private static readonly string[] Words = ["type", "name", "id", "brooklyn.config"];

    public void Read(Draft draft, MappingNode map)
    {
        draft.Policies.AddRange(Block(draft, map, CampKeys.Policies, TypeOfPolicy));
        draft.Enrichers.AddRange(Block(draft, map, CampKeys.Enrichers, TypeOfEnricher));
        draft.Initializers.AddRange(Block(draft, map, CampKeys.Initializers, TypeOfInitializer));
        ReadTags(draft, map);
    }

    private IReadOnlyList<AdjunctSpec> Block(Draft draft, MappingNode map, string block, string[] types)
    {
        if (map.Find(block) is not { Value: not ScalarNode { IsNull: true } } entry)
        {
            return [];
        }

        if (entry.Value is not SequenceNode list)
        {
            diagnostics.Error(Codes.WrongShape, entry.Value.At, $"\"{block}\" is {entry.Value.Kind}, not a list.", "Begin each entry with a hyphen: \"- type: …\".");
            return [];
        }

        if (list.Items.Count > 0)
        {
            diagnostics.Warning(Codes.NoEffect, entry.Key.At, $"\"{block}\" has no effect in this version; it is kept.", "Leave it out, or expect the application without it.");
        }

        return [.. list.Items.Select(item => One(draft, item, block, types)).OfType<AdjunctSpec>()];
    }

    private AdjunctSpec? One(Draft draft, Node item, string block, string[] types)
    {
        // An initializer may be a type's name alone.
        if (block == CampKeys.Initializers && item is ScalarNode { IsNull: false } alone)
        {
            return Typed(alone, block, null, []);
        }

        if (item is not MappingNode written)
        {
            diagnostics.Error(Codes.WrongShape, item.At, $"An entry of \"{block}\" is {item.Kind}, not a map.", "Write it as \"- type: …\", with its \"brooklyn.config:\" below.");
            return null;
        }

        var map = items.OfAdjunct(written, types);
        var key = types.FirstOrDefault(name => map.Find(name) is not null);
        if (key is null || map[key].Value is not ScalarNode { IsNull: false } type)
        {
            diagnostics.Error(Codes.NoType, key is null ? map.At : map[key].Value.At, $"An entry of \"{block}\" has no type.", $"Say what it is: \"{types[0]}: …\".");
            return null;
        }

        var name = map.Find("name")?.Value is ScalarNode { IsNull: false } given ? given.Text : null;
        return Typed(type, block, block == CampKeys.Initializers ? null : name, Config(draft, map, block, types));
    }

    private AdjunctSpec Typed(ScalarNode type, string block, string? name, ValueMap<Expression> config)
    {
        if (BrooklynNames.Adjunct(type.Text, block) is { } known)
        {
            return new(known, name, config);
        }

        diagnostics.Error(Codes.UnknownType, type.At, $"There is no type \"{type.Text}\" for \"{block}\".", BrooklynNames.AdjunctRemedy(type.Text, block));
        return new(type.Text, name, config);
    }

    /// <summary>
    /// What is under <c>brooklyn.config</c>. Initializers have their fields beside the type, too; for the others Brooklyn drops
    /// what stands there in silence.
    /// </summary>
    private ValueMap<Expression> Config(Draft draft, MappingNode map, string block, string[] types)
    {
        var isInitializer = block == CampKeys.Initializers;
        var config = new List<MappingNode.Entry>();
        foreach (var entry in map.Entries.Where(entry => !types.Contains(entry.Name) && (isInitializer ? entry.Name != "brooklyn.config" : !Words.Contains(entry.Name))))
        {
            if (isInitializer)
            {
                config.Add(entry);
            }
            else
            {
                diagnostics.Warning(
                    Codes.UnknownKey,
                    entry.Key.At,
                    $"An entry of \"{block}\" has an unknown key \"{entry.Name}\", which is ignored.",
                    Suggestions.Nearest(entry.Name, [.. Words, .. types]) is { } nearest ? $"Did you mean \"{nearest}\"?" : $"Put it under \"{CampKeys.ConfigBlock}\".");
            }
        }

        if (map.Find(CampKeys.ConfigBlock) is { Value: not ScalarNode { IsNull: true } } given)
        {
            if (given.Value is MappingNode block2)
            {
                config.AddRange(block2.Entries);
            }
            else
            {
                diagnostics.Error(Codes.WrongShape, given.Value.At, $"\"{CampKeys.ConfigBlock}\" is {given.Value.Kind}, not a map.", "Write lines such as \"KEY: VALUE\" below it.");
            }
        }

        return config.ToValueMap(entry => entry.Name, entry => expressions.Of(entry.Value, draft));
    }

    private void ReadTags(Draft draft, MappingNode map)
    {
        if (map.Find(CampKeys.Tags) is not { Value: not ScalarNode { IsNull: true } } entry)
        {
            return;
        }

        if (entry.Value is not SequenceNode list)
        {
            diagnostics.Error(Codes.WrongShape, entry.Value.At, $"\"{CampKeys.Tags}\" is {entry.Value.Kind}, not a list.", "Write \"brooklyn.tags: [ one, two ]\".");
            return;
        }

        foreach (var item in list.Items)
        {
            if (expressions.Of(item, draft) is Expression.Constant constant && !(item is ScalarNode scalar && scalar.Text.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal)))
            {
                draft.Tags.Add(constant.Value);
            }
            else
            {
                diagnostics.Error(Codes.WrongShape, item.At, "A tag is an expression.", "Tags are not evaluated: write the value itself.");
            }
        }
    }
}
