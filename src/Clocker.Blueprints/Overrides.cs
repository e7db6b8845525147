using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Blueprints;

/// <summary>Config that is given with a deployment instead of in the blueprint.</summary>
public static class Overrides
{
    /// <summary>The blueprint with config set on the application; entities below inherit it unless they have their own.</summary>
    public static Blueprint Apply(Blueprint blueprint, ValueMap<Value> values) => blueprint with
    {
        Root = blueprint.Root with
        {
            Config = blueprint.Root.Config.Concat(values.Select(value => KeyValuePair.Create(value.Key, (Expression)new Expression.Constant(value.Value)))).ToValueMap(),
        },
    };

    /// <summary>Warnings about keys that nothing in the blueprint uses, and errors about values that do not fit.</summary>
    /// <param name="blueprint">The blueprint, before or after.</param>
    /// <param name="values">What is given.</param>
    /// <param name="types">The types.</param>
    /// <param name="origin">Where it is given, instead of a file: <c>--set</c>.</param>
    public static IReadOnlyList<Diagnostic> Check(Blueprint blueprint, ValueMap<Value> values, ITypeCatalogue types, string origin)
    {
        var entities = blueprint.Root.SelfAndDescendants().ToList();
        var keys = types.Types
            .Where(type => entities.Exists(entity => entity.Type == type.Name))
            .SelectMany(type => type.Keys.Where(key => key.Inherited || type.Name == blueprint.Root.Type))
            .ToList();
        var asked = entities.SelectMany(entity => entity.Expressions()).SelectMany(KeysAskedFor)
            .Concat(entities.SelectMany(entity => entity.Parameters).SelectMany(parameter => parameter.Names))
            .ToHashSet(StringComparer.Ordinal);
        var given = blueprint.Root.Config.Keys.ToHashSet(StringComparer.Ordinal);
        var known = asked.Concat(given).Concat(keys.Select(key => key.Name)).Distinct().ToList();
        var diagnostics = new DiagnosticList(origin);
        foreach (var (name, value) in values)
        {
            if (keys.Find(key => key.Name == name) is { } key)
            {
                if (!value.HoldsSecret && key.Check(value) is { } problem)
                {
                    diagnostics.Error(DiagnosticCodes.BadValue, default, $"\"{name}\" is wrong: {problem}.", $"Expected is {key.Expects}.");
                }
            }
            else if (!asked.Contains(name))
            {
                diagnostics.Warning(
                    DiagnosticCodes.UnknownConfig,
                    default,
                    $"Nothing in the blueprint uses the config key \"{name}\".",
                    Suggestions.Nearest(name, known) is { } nearest ? $"Did you mean \"{nearest}\"?" : $"Refer to it with config(\"{name}\").");
            }
        }

        return diagnostics.InOrder;
    }

    private static IEnumerable<string> KeysAskedFor(Expression expression) => expression.SelfAndInside()
        .OfType<Expression.Config>()
        .Select(config => config.Key)
        .OfType<Expression.Constant>()
        .Select(key => key.Value.Display);
}
