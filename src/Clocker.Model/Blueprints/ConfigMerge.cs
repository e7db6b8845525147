using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Model.Blueprints;

/// <summary>Lays maps of config over each other, as inheritance with <see cref="Entities.ConfigInheritance.DeepMerge"/> does.</summary>
public static class ConfigMerge
{
    /// <summary>One value of several, the nearest first. What is not a map hides what is beyond it; null takes an entry away.</summary>
    public static Expression Of(IReadOnlyList<(Expression Expression, EntityId GivenAt)> layers)
    {
        var merged = layers[0].Expression;
        for (var i = 1; i < layers.Count; i++)
        {
            merged = Lay(merged, layers[i].Expression, expression => At(layers[i].GivenAt, expression));
        }

        return layers.Count == 1 ? merged : WithoutNulls(merged);
    }

    /// <summary>The entries of a map of expressions; null for what is not a map.</summary>
    public static ValueMap<Expression>? Entries(Expression expression) => expression switch
    {
        Expression.Fields map => map.Entries,
        Expression.Constant { Value: Value.Fields map } => map.Entries.ToValueMap(entry => entry.Key, entry => (Expression)new Expression.Constant(entry.Value)),
        _ => null,
    };

    /// <summary>A map of expressions, which is a constant if all of them are.</summary>
    public static Expression Combine(ValueMap<Expression> entries) =>
        entries.Values.All(entry => entry is Expression.Constant)
            ? new Expression.Constant(new Value.Fields(entries.ToValueMap(entry => entry.Key, entry => ((Expression.Constant)entry.Value).Value)))
            : new Expression.Fields(entries);

    private static Expression Lay(Expression top, Expression bottom, Func<Expression, Expression> bring)
    {
        if (Entries(top) is not { } over || Entries(bottom) is not { } under)
        {
            return top;
        }

        var entries = under.Select(entry => KeyValuePair.Create(entry.Key, over.TryGetValue(entry.Key, out var nearer) ? Lay(nearer, entry.Value, bring) : bring(entry.Value)));
        return Combine(over.Concat(entries).ToValueMap());
    }

    private static Expression At(EntityId entity, Expression expression) => expression switch
    {
        Expression.Constant or Expression.GivenAt => expression,
        Expression.Fields map => new Expression.Fields(map.Entries.ToValueMap(entry => entry.Key, entry => At(entity, entry.Value))),
        _ => new Expression.GivenAt(entity, expression),
    };

    private static Expression WithoutNulls(Expression expression) => Entries(expression) is { } entries
        ? Combine(entries.Where(entry => entry.Value is not Expression.Constant { Value: Value.Nothing }).ToValueMap(entry => entry.Key, entry => WithoutNulls(entry.Value)))
        : expression;
}
