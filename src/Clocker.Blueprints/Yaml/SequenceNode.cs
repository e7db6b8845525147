namespace Clocker.Blueprints.Yaml;

/// <summary>A list.</summary>
internal sealed class SequenceNode(Position at) : Node(at)
{
    private readonly List<Node> _items = [];
    private long _size = 1;
    private int _depth = 1;

    public IReadOnlyList<Node> Items => _items;

    /// <inheritdoc />
    public override long Size => _size;

    /// <inheritdoc />
    public override int Depth => _depth;

    public override string Kind => "a list";

    public void Add(Node item)
    {
        _items.Add(item);
        _size += item.Size;
        _depth = Math.Max(_depth, item.Depth + 1);
    }
}
