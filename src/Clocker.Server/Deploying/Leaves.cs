using Clocker.Model.Blueprints;
using Clocker.Model.Containers;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Server.Deploying;

/// <summary>The single values that stand anywhere in a blueprint, or in what was made of it.</summary>
internal static class Leaves
{
    public static IEnumerable<Value> Of(Blueprint blueprint) =>
        blueprint.Root.SelfAndDescendants().SelectMany(entity => entity.Expressions()).SelectMany(In);

    public static IEnumerable<Value> Of(ContainerSpec spec) => spec.Environment.Values
        .Concat(spec.Command ?? [])
        .Concat(spec.Files.Select(file => file.Text ?? Value.Of(file.Blob?.Value ?? "")))
        .SelectMany(In);

    private static IEnumerable<Value> In(Expression expression) =>
        expression.SelfAndInside().OfType<Expression.Constant>().SelectMany(constant => In(constant.Value));

    private static IEnumerable<Value> In(Value value) => value switch
    {
        Value.Joined joined => joined.Parts.SelectMany(In),
        Value.Sequence list => list.Items.SelectMany(In),
        Value.Fields map => map.Entries.Values.SelectMany(In),
        _ => [value],
    };
}
