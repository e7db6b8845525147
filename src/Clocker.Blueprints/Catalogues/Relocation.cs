using Clocker.Blueprints.Yaml;

namespace Clocker.Blueprints.Catalogues;

/// <summary>Copies nodes so that their places say which item they belong to. What is shared stays shared.</summary>
internal sealed class Relocation(Origin origin)
{
    private readonly Dictionary<Node, Node> _copies = new(ReferenceEqualityComparer.Instance);

    public Node Of(Node node)
    {
        if (!_copies.TryGetValue(node, out var copy))
        {
            _copies[node] = copy = node switch
            {
                ScalarNode scalar => scalar.MovedTo(Place(scalar)),
                SequenceNode list => List(list),
                MappingNode map => Map(map),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        return copy;
    }

    private SequenceNode List(SequenceNode list)
    {
        var copy = new SequenceNode(Place(list));
        foreach (var item in list.Items)
        {
            copy.Add(Of(item));
        }

        return copy;
    }

    private MappingNode Map(MappingNode map)
    {
        var copy = new MappingNode(Place(map));
        foreach (var entry in map.Entries)
        {
            var key = entry.Key;
            copy.TryAdd(new(key.MovedTo(Place(key)), Of(entry.Value)));
        }

        return copy;
    }

    private Position Place(Node node) => node.At with { Origin = origin };
}
