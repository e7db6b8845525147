using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Parsing;

/// <summary>The merge key <c>&lt;&lt;</c>: what is written out wins over what is merged, and what is merged first over what is merged later.</summary>
internal static class MergeKeys
{
    public static void Apply(ComposeMap map, IReadOnlyList<(Position At, ParsedNode Source)> merges, Allowance copies, DiagnosticList diagnostics)
    {
        foreach (var (at, source) in merges)
        {
            IEnumerable<ComposeNode> sources = source.Node is ComposeList list ? list.Items : [source.Node!];
            foreach (var from in sources)
            {
                if (from is ComposeMap merged)
                {
                    Apply(map, merged, copies);
                }
                else
                {
                    diagnostics.Error(
                        DiagnosticCodes.BadMerge, at, "map merge requires map or sequence of maps as the value", "Give << an alias of a map, or a list of such.");
                }
            }
        }
    }

    private static void Apply(ComposeMap map, ComposeMap merged, Allowance copies)
    {
        copies.TakeNodes(merged.Count);
        foreach (var entry in merged.Entries.TakeWhile(_ => !copies.IsSpent).Where(entry => !map.Has(entry.Name)))
        {
            map.Set(entry.Name, entry.NameAt, entry.Value.Copy(copies));
        }
    }
}
