using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;
using Clocker.Model.Expressions;
using Clocker.Model.Placement;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Looks at the placement strategies that config names: each a class's name, or an object with a type.</summary>
internal static class StrategyNames
{
    public const string Key = "docker.container.strategies";

    public static void Check(Node node, Expression given, DiagnosticList diagnostics)
    {
        IReadOnlyList<Node> places = node is SequenceNode list ? list.Items : [node];
        IReadOnlyList<Expression> items = given switch
        {
            Expression.Sequence sequence => sequence.Items,
            Expression.Constant { Value: Value.Sequence sequence } => [.. sequence.Items.Select(item => new Expression.Constant(item))],
            _ => [given],
        };
        foreach (var (place, item) in places.Zip(items))
        {
            if (Name(item) is { } name && StrategyKinds.Find(name) is null && !name.StartsWith(StrategySpec.PlugInPrefix, StringComparison.Ordinal))
            {
                diagnostics.Error(Codes.UnknownType, place.At, $"There is no placement strategy \"{name}\".", Suggestions.Remedy(name[(name.LastIndexOf('.') + 1)..], [.. StrategyKinds.All.Select(kind => kind.Name)], "strategies"));
            }
        }
    }

    private static string? Name(Expression item) => item switch
    {
        Expression.Constant { Value: Value.Text text } => text.Content,
        _ => ConfigMerge.Entries(item) is { } entries && entries.GetValueOrDefault("type") is Expression.Constant { Value: Value.Text type } ? type.Content : null,
    };
}
