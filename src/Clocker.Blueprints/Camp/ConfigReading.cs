using Clocker.Blueprints.Yaml;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Reads what a blueprint says about entities' config: flags beside the type, and blocks of config.</summary>
internal sealed class ConfigReading(TypeNames types, DiagnosticList diagnostics, Expressions expressions)
{
    public void ReadRoot(Draft root, MappingNode document) => Read(root, document, CampKeys.OfDocument);

    public void ReadService(Draft service, MappingNode map) => Read(service, map, CampKeys.OfService);

    /// <summary>Says which keys of config blocks nobody will look at. To be asked when everything has been read.</summary>
    public void CheckAnonymous(IReadOnlyList<Draft> all)
    {
        foreach (var draft in all)
        {
            foreach (var (name, given) in draft.Config)
            {
                if (given.Declared is null && draft.Type is not null && !diagnostics.IsFull && !expressions.KeysAskedFor.Contains(name))
                {
                    CheckAnonymous(draft, name, given);
                }
            }
        }
    }

    private void Read(Draft draft, MappingNode map, string[] words)
    {
        foreach (var entry in map.Entries.Where(entry => !words.Contains(entry.Name) && !entry.Name.StartsWith(CampKeys.OwnPrefix, StringComparison.Ordinal)))
        {
            ReadBeside(draft, entry, words);
        }

        foreach (var block in new[] { CampKeys.FlagsBlock, CampKeys.ConfigBlock })
        {
            ReadBlock(draft, map, block);
        }

        foreach (var word in CampKeys.NotRead)
        {
            if (map.Find(word) is { } entry)
            {
                diagnostics.Warning(Codes.NoEffect, entry.Key.At, $"\"{word}\" has no effect in this version.", "Leave it out, or expect the application without it.");
            }
        }
    }

    /// <summary>A key beside the type: must be one of the type's.</summary>
    private void ReadBeside(Draft draft, MappingNode.Entry entry, string[] words)
    {
        if (draft.Type is not null && types.Key(draft.Type, entry.Name) is { } key)
        {
            Take(draft, key, key.Name, entry, isBlock: false);
        }
        else if (draft.Type is not null && !diagnostics.IsFull)
        {
            Unknown(draft, draft.Type, entry, words);
        }
    }

    private void Unknown(Draft draft, TypeDeclaration type, MappingNode.Entry entry, string[] words)
    {
        var known = words.Concat(type.Keys.SelectMany(declared => declared.Names)).ToList();
        var remedy = Suggestions.Nearest(entry.Name, known) is { } nearest ? $"Did you mean \"{nearest}\"?"
            : types.Key(entry.Name) is not null || entry.Name.Contains('.', StringComparison.Ordinal) ? $"If it is config for the entities below, put it under \"{CampKeys.ConfigBlock}\"."
            : draft.Parent is null ? $"Remove it, or put it under \"{CampKeys.ConfigBlock}\"."
            : $"Known are {Flags(type)}; config of your own goes under \"{CampKeys.ConfigBlock}\".";
        diagnostics.Warning(Codes.UnknownKey, entry.Key.At, $"{Who(draft)} has an unknown key \"{entry.Name}\", which is ignored.", remedy);
    }

    private void ReadBlock(Draft draft, MappingNode map, string block)
    {
        if (map.Find(block) is not { } given || given.Value is ScalarNode { IsNull: true })
        {
            return;
        }

        if (given.Value is not MappingNode config)
        {
            diagnostics.Error(Codes.WrongShape, given.Value.At, $"\"{block}\" is {given.Value.Kind}, not a map.", $"Write \"{block}:\" and below it lines such as \"KEY: VALUE\".");
            return;
        }

        foreach (var entry in config.Entries)
        {
            var key = (draft.Type is null ? null : types.Key(draft.Type, entry.Name)) ?? types.Key(entry.Name);
            Take(draft, key, key?.Name ?? entry.Name, entry, isBlock: true);
        }
    }

    private void Take(Draft draft, ConfigKey? key, string name, MappingNode.Entry entry, bool isBlock)
    {
        var expression = expressions.Of(entry.Value, draft);
        expression = key is { NamesEntities: true } ? Entities(expression, draft, entry.Value) : expression;
        if (draft.Config.TryGetValue(name, out var earlier) && earlier.Key != earlier.Value)
        {
            diagnostics.Warning(
                Codes.GivenTwice,
                entry.Key.At,
                $"{Who(draft)} is given \"{name}\" twice{(earlier.Key.Text == entry.Name ? "" : $", as \"{earlier.Key.Text}\" and as \"{entry.Name}\"")}; this one counts.",
                "Remove one of them.");
        }

        draft.Config[name] = new(entry.Key, entry.Value, expression, key, isBlock);
        if (key is not null)
        {
            Check(draft, key, entry, expression);
        }
    }

    private void Check(Draft draft, ConfigKey key, MappingNode.Entry entry, Expression expression)
    {
        if (!key.HasEffect)
        {
            diagnostics.Warning(Codes.NoEffect, entry.Key.At, $"\"{entry.Name}\" has no effect in this version.", "Leave it out, or expect the application without it.");
        }
        else if (draft.Type is not null && !key.Inherited && types.Key(draft.Type, key.Name) is null)
        {
            diagnostics.Warning(Codes.NotInherited, entry.Key.At, $"\"{entry.Name}\" is not inherited, and {Who(draft, false)} does not use it itself.", "Give it to the services that need it.");
        }

        if (expression is Expression.Constant constant && key.Check(constant.Value) is { } problem)
        {
            diagnostics.Error(Codes.BadValue, entry.Value.At, $"\"{entry.Name}\" of {Who(draft, false)} is wrong: {problem}.", $"Expected is {key.Expects}.");
        }
    }

    /// <summary>Texts that are ids become references: <c>{db: mysql}</c>, or a list of <c>id</c> and <c>id:alias</c>.</summary>
    private Expression Entities(Expression expression, Draft draft, Node node)
    {
        if (node is SequenceNode list && list.Items.All(item => item is ScalarNode))
        {
            return Linked(list.Items.Cast<ScalarNode>(), draft);
        }

        return node is MappingNode map && map.Entries.All(entry => !entry.Name.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal))
            ? Expressions.Combine(map.Entries.ToValueMap(entry => entry.Name, entry => Entity(entry.Value, draft)))
            : expression;
    }

    private Expression Linked(IEnumerable<ScalarNode> items, Draft draft)
    {
        var links = new List<KeyValuePair<string, Expression>>();
        foreach (var item in items)
        {
            var isExpression = item.Text.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal);
            var colon = isExpression ? -1 : item.Text.IndexOf(':', StringComparison.Ordinal);
            var target = colon < 0 ? Entity(item, draft) : Named(item.Text[..colon], item, draft);
            var alias = colon >= 0 ? item.Text[(colon + 1)..]
                : target is Expression.Component { Target.Id: { } id } ? id
                : item.Text;
            links.Add(new(alias, target));
        }

        return Expressions.Combine(links.ToValueMap());
    }

    private Expression Entity(Node node, Draft draft) =>
        node is ScalarNode { IsNull: false } scalar && !scalar.Text.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal)
            ? Named(scalar.Text, scalar, draft)
            : expressions.Of(node, draft);

    private Expression.Component Named(string id, ScalarNode node, Draft draft)
    {
        var target = new EntityReference(ReferenceScope.Global, id);
        expressions.References.Add(new(draft, target, node.At));
        return new(target);
    }

    private void CheckAnonymous(Draft draft, string name, Draft.Given given)
    {
        var declared = draft.Type!.Keys.SelectMany(key => key.Names).Concat(types.KeyNames);
        diagnostics.Warning(
            Codes.UnknownConfig,
            given.Key.At,
            $"No type declares the config key \"{name}\", and nothing in the blueprint asks for it.",
            types.KeyByFlag(name) is { } full ? $"On an entity of another type its full name is needed: \"{full.Name}\"."
            : Suggestions.Nearest(name, declared) is { } nearest ? $"Did you mean \"{nearest}\"?" : $"Remove it, or refer to it with config(\"{name}\").");
    }

    private static string Flags(TypeDeclaration type) =>
        string.Join(", ", type.Keys.Where(key => key.HasEffect).Select(key => key.Flags.Count > 0 ? key.Flags[0] : key.Name).Take(12)) is { Length: > 0 } flags ? $"{flags} …" : "none";

    private static string Who(Draft draft, bool isFirst = true) =>
        draft.Parent is null ? $"{(isFirst ? "T" : "t")}he application"
        : (draft.Id ?? draft.GivenName) is { } name ? $"{(isFirst ? "S" : "s")}ervice \"{name}\""
        : $"{(isFirst ? "T" : "t")}he service";
}
