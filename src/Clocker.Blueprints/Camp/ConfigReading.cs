using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Groups;
using Clocker.Model.Values;

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
        // What has a type that is not there yet at or below it may hold keys that only that type would know.
        var unsure = all.Where(draft => draft.IsNotYet).SelectMany(draft => draft.Ancestors().Prepend(draft)).ToHashSet();
        var parameters = all.SelectMany(draft => draft.Parameters).SelectMany(each => each.Parameter.Names).ToHashSet(StringComparer.Ordinal);
        foreach (var draft in all.Where(draft => draft.Type is not null && !unsure.Contains(draft)))
        {
            foreach (var (name, given) in draft.Config)
            {
                if (given.Declared is null && !diagnostics.IsFull && !expressions.KeysAskedFor.ContainsKey(name) && !parameters.Contains(name))
                {
                    CheckAnonymous(draft, name, given);
                }
            }
        }
    }

    /// <summary>Says which keys are asked for although nobody gives, sets or declares them: what they give is nothing.</summary>
    public void CheckAsked(IReadOnlyList<Draft> all, IReadOnlyCollection<string> set)
    {
        // A type that is not there could give or declare any.
        if (all.Any(draft => draft.IsOfMissingType))
        {
            return;
        }

        var known = all.SelectMany(draft => draft.Config.Keys.Concat(draft.Parameters.SelectMany(each => each.Parameter.Names)))
            .Concat(set)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (name, at) in expressions.KeysAskedFor)
        {
            if (!known.Contains(name) && types.Key(name) is null && types.KeyByFlag(name) is null && !diagnostics.IsFull)
            {
                diagnostics.Warning(
                    Codes.UnknownConfig,
                    at,
                    $"Nothing in the blueprint gives or declares the config key \"{name}\", so it is null.",
                    Suggestions.Nearest(name, known) is { } nearest ? $"Did you mean \"{nearest}\"?" : $"Give it a value, or declare it under \"{CampKeys.Parameters}\".");
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
    }

    /// <summary>A key beside the type: must be one of the type's, or a parameter.</summary>
    private void ReadBeside(Draft draft, MappingNode.Entry entry, string[] words)
    {
        if (KeyOf(draft, entry.Name) is { } key)
        {
            Take(draft, key, key.Name, entry);
        }
        else if (draft.IsOfMissingType)
        {
            Take(draft, null, entry.Name, entry);
        }
        else if (Pieces.Of(entry.Name, name => KeyOf(draft, name)) is { } piece)
        {
            TakePiece(draft, piece, entry);
        }
        else if (draft.Type is not null && !diagnostics.IsFull)
        {
            Unknown(draft, draft.Type, entry, words);
        }
    }

    /// <summary>What a name means on an entity: a key of its type, else a parameter of its own.</summary>
    private ConfigKey? KeyOf(Draft draft, string name) =>
        (draft.Type is null ? null : types.Key(draft.Type, name)) ?? (draft.Parameter(name) is { } parameter ? ParameterKey.Of(parameter) : null);

    private void Unknown(Draft draft, TypeDeclaration type, MappingNode.Entry entry, string[] words)
    {
        var known = words.Concat(type.Keys.SelectMany(declared => declared.Names)).ToList();
        var remedy = Suggestions.Nearest(entry.Name, known) is { } nearest ? $"Did you mean \"{nearest}\"?"
            : types.Key(entry.Name) is not null || entry.Name.Contains('.', StringComparison.Ordinal) ? $"If it is config for the entities below, put it under \"{CampKeys.ConfigBlock}\"."
            : draft.Parent is null ? $"Remove it, or put it under \"{CampKeys.ConfigBlock}\"."
            : $"Known are {Flags(type)}; config of your own goes under \"{CampKeys.ConfigBlock}\".";
        diagnostics.Warning(Codes.UnknownKey, entry.Key.At, $"{draft.Who(isFirst: true)} has an unknown key \"{entry.Name}\", which is ignored.", remedy);
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

        draft.Config.EnsureCapacity(draft.Config.Count + config.Entries.Count);
        Func<string, ConfigKey?> find = name => KeyOf(draft, name) ?? types.Key(name);
        List<(Piece Piece, MappingNode.Entry Entry)> pieces = [];
        foreach (var entry in config.Entries)
        {
            var key = find(entry.Name);
            if (key is null && Pieces.Of(entry.Name, find) is { } piece)
            {
                // A piece goes on top of the whole, which may stand after it.
                pieces.Add((piece, entry));
                continue;
            }

            Take(draft, key, key?.Name ?? entry.Name, entry);
        }

        pieces.ForEach(each => TakePiece(draft, each.Piece, each.Entry));
    }

    private void Take(Draft draft, ConfigKey? key, string name, MappingNode.Entry entry)
    {
        var expression = expressions.Of(entry, draft);
        expression = key is { NamesEntities: true } ? Entities(expression, draft, entry.Value) : expression;
        if (draft.Config.TryGetValue(name, out var earlier) && !earlier.IsImplied)
        {
            diagnostics.Warning(
                Codes.GivenTwice,
                entry.Key.At,
                $"{draft.Who(isFirst: true)} is given \"{name}\" twice{(earlier.Key.Text == entry.Name ? "" : $", as \"{earlier.Key.Text}\" and as \"{entry.Name}\"")}; this one counts.",
                "Remove one of them.");
        }

        draft.Config[name] = new(entry, expression, key);
        if (key?.Name == GroupKeys.EntityFilter.Name && expression is Expression.Constant { Value: var filter })
        {
            foreach (var asked in AskedFor(filter))
            {
                expressions.KeysAskedFor.TryAdd(asked, entry.Value.At);
            }
        }

        if (key is not null)
        {
            Check(draft, key, entry, expression);
        }
    }

    /// <summary>One entry of a map, given by itself: <c>docker.container.environment.NAME: value</c>.</summary>
    private void TakePiece(Draft draft, Piece piece, MappingNode.Entry entry)
    {
        var value = piece.Key.NamesEntities ? Entity(entry.Value, draft) : expressions.Of(entry.Value, draft);
        var whole = draft.Config.TryGetValue(piece.Key.Name, out var given) ? given.Expression : null;
        if (whole is not null && ConfigMerge.Entries(whole) is null)
        {
            diagnostics.Warning(Codes.GivenTwice, entry.Key.At, $"{draft.Who(isFirst: true)} is given \"{piece.Key.Name}\" as a whole that is not a map, and an entry of it; the whole counts.", "Remove one of them.");
            return;
        }

        var merged = ConfigMerge.Combine((whole is null ? [] : ConfigMerge.Entries(whole)!).With(piece.Entry, value));
        draft.Config[piece.Key.Name] = new(entry, merged, piece.Key);
        Check(draft, piece.Key, entry, merged);
    }

    /// <summary>The keys that a predicate asks for.</summary>
    private static IEnumerable<string> AskedFor(Value predicate) => predicate switch
    {
        Value.Fields map => map.Entries.SelectMany(entry => entry is { Key: "config", Value: Value.Text key } ? [key.Content] : AskedFor(entry.Value)),
        Value.Sequence list => list.Items.SelectMany(AskedFor),
        _ => [],
    };

    private void Check(Draft draft, ConfigKey key, MappingNode.Entry entry, Expression expression)
    {
        if (!key.HasEffect)
        {
            diagnostics.Warning(Codes.NoEffect, entry.Key.At, $"\"{entry.Name}\" has no effect in this version.", "Leave it out, or expect the application without it.");
        }
        else if (draft.Type is not null && !key.Inherited && types.Key(draft.Type, key.Name) is null)
        {
            diagnostics.Warning(Codes.NotInherited, entry.Key.At, $"\"{entry.Name}\" is not inherited, and {draft.Who(isFirst: false)} does not use it itself.", "Give it to the services that need it.");
        }

        if (key.Name == StrategyNames.Key)
        {
            StrategyNames.Check(entry.Value, expression, diagnostics);
        }

        if (key.Instead is { } other && draft.Config.TryGetValue(other, out var given) && !IsZero(expression) && !IsZero(given.Expression))
        {
            diagnostics.Error(Codes.BadValue, entry.Key.At, $"\"{entry.Name}\" of {draft.Who(isFirst: false)} is given besides \"{given.Key.Text}\", which says the same in another way.", "Remove one of them.");
        }

        if (expression is Expression.Constant constant && key.Check(constant.Value) is { } problem)
        {
            diagnostics.Error(Codes.BadValue, entry.Value.At, $"\"{entry.Name}\" of {draft.Who(isFirst: false)} is wrong: {problem}.", $"Expected is {key.Expects}.");
        }
    }

    private static bool IsZero(Expression expression) => expression is Expression.Constant { Value: Value.Number { Amount: 0 } };

    /// <summary>Texts that are ids become references: <c>{db: mysql}</c>, or a list of <c>id</c> and <c>id:alias</c>.</summary>
    private Expression Entities(Expression expression, Draft draft, Node node)
    {
        if (node is SequenceNode list && list.Items.All(item => item is ScalarNode))
        {
            return Linked(list.Items.Cast<ScalarNode>(), draft);
        }

        return node is MappingNode map && map.Entries.All(entry => !entry.Name.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal))
            ? ConfigMerge.Combine(map.Entries.ToValueMap(entry => entry.Name, entry => Entity(entry.Value, draft)))
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

        return ConfigMerge.Combine(links.ToValueMap());
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
}
