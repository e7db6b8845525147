namespace Clocker.Blueprints.Compose.Tree;

/// <summary>A sequence.</summary>
internal sealed class ComposeList(Position at) : ComposeNode(at)
{
    public ComposeList(Position at, IEnumerable<ComposeNode> items)
        : this(at) => Items.AddRange(items);

    public List<ComposeNode> Items { get; } = [];

    /// <inheritdoc />
    public override string Kind => "array";

    /// <inheritdoc />
    public override ComposeNode Copy(Allowance allowance)
    {
        allowance.TakeNodes(Items.Count + 1);
        var copy = new ComposeList(At);
        foreach (var item in Items)
        {
            if (allowance.IsSpent)
            {
                break;
            }

            copy.Items.Add(item.Copy(allowance));
        }

        return copy;
    }
}
