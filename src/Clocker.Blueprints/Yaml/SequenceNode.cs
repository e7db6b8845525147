namespace Clocker.Blueprints.Yaml;

/// <summary>A list.</summary>
internal sealed class SequenceNode(Position at) : Node(at)
{
    private readonly List<Node> _items = [];

    public IReadOnlyList<Node> Items => _items;

    public override string Kind => "a list";

    public void Add(Node item)
    {
        _items.Add(item);
        Holds(item);
    }
}
