using Clocker.Blueprints.Yaml;

namespace Clocker.Blueprints.Catalogues;

/// <summary>Whether two nodes say the same.</summary>
internal static class SameText
{
    public static bool Are(Node one, Node other) => (one, other) switch
    {
        (ScalarNode a, ScalarNode b) => a.Text == b.Text && a.IsNull == b.IsNull,
        (SequenceNode a, SequenceNode b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Are(pair.First, pair.Second)),
        (MappingNode a, MappingNode b) => a.Entries.Count == b.Entries.Count && a.Entries.All(entry => b.Find(entry.Name) is { } same && Are(entry.Value, same.Value)),
        _ => false,
    };
}
