using Clocker.Blueprints.Yaml;
using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Locations;

/// <summary>Settings of locations as values, and back: they hold no expressions.</summary>
internal static class NodeValues
{
    public static Value Of(Node node) => node switch
    {
        ScalarNode scalar => scalar.Value,
        SequenceNode list => new Value.Sequence([.. list.Items.Select(Of)]),
        MappingNode map => new Value.Fields(map.Entries.ToValueMap(entry => entry.Name, entry => Of(entry.Value))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static Node Node(Value value, Position at)
    {
        switch (value)
        {
            case Value.Fields map:
                var node = new MappingNode(at);
                map.Entries.ToList().ForEach(entry => node.TryAdd(new(new ScalarNode(at, entry.Key), Node(entry.Value, at))));
                return node;
            case Value.Sequence items:
                var list = new SequenceNode(at);
                items.Items.ToList().ForEach(item => list.Add(Node(item, at)));
                return list;
            default:
                return new ScalarNode(at, value.Display, value is Value.Nothing ? Spelling.PlainLines : Spelling.Text);
        }
    }
}
