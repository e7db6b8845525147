using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Merging;

/// <summary>Makes lists of <c>NAME=VALUE</c> of maps.</summary>
internal static class Sequences
{
    /// <summary>The list; in the order of the names if it was a map.</summary>
    public static ComposeList Of(ComposeNode node) => node switch
    {
        ComposeList list => list,
        ComposeMap map => new(map.At, map.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).SelectMany(Pairs)),
        { AsText: not null } => new(node.At, [node]),
        _ => new(node.At),
    };

    private static IEnumerable<ComposeNode> Pairs(ComposeMap.Entry entry) => entry.Value switch
    {
        ComposeList list => list.Items.Select(item => Pair(entry, (item as ComposeScalar)?.Printed ?? "")).Order(Comparer<ComposeNode>.Create((a, b) => string.CompareOrdinal(a.AsText, b.AsText))),
        { IsNull: true } => [ComposeScalar.Text(entry.NameAt, entry.Name)],
        _ => [Pair(entry, (entry.Value as ComposeScalar)?.Printed ?? "")],
    };

    private static ComposeScalar Pair(ComposeMap.Entry entry, string value) => ComposeScalar.Text(entry.NameAt, $"{entry.Name}={value}");
}
