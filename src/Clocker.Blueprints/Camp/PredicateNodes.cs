using System.Globalization;

using Clocker.Blueprints.Yaml;
using Clocker.Model.Predicates;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Reads predicates that stand in a blueprint, and places what is wrong with them.</summary>
internal static class PredicateNodes
{
    /// <summary>The predicate; null after a mistake, which is reported.</summary>
    public static Predicate? Read(Node node, DiagnosticList diagnostics)
    {
        var (predicate, mistakes) = PredicateReader.Read(DslValues.Literal(node).Value);
        foreach (var mistake in mistakes)
        {
            diagnostics.Error(Codes.BadPredicate, Place(node, mistake.Path), mistake.Message, mistake.Remedy);
        }

        return predicate;
    }

    private static Position Place(Node node, IEnumerable<string> path)
    {
        var at = node.At;
        foreach (var step in path)
        {
            switch (node)
            {
                case MappingNode map when map.Find(step) is { } entry:
                    (node, at) = (entry.Value, entry.Value is ScalarNode { IsNull: false } ? entry.Value.At : entry.Key.At);
                    break;
                case SequenceNode list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Count:
                    (node, at) = (list.Items[index], list.Items[index].At);
                    break;
                default:
                    return at;
            }
        }

        return at;
    }
}
