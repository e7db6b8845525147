using System.Globalization;

using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Parsing;

/// <summary>A mapping or a sequence that is being read.</summary>
internal sealed class OpenNode(ComposeNode node, string? anchor, string? mark)
{
    private const string Reset = "!reset";
    private const string Override = "!override";

    private readonly List<ResetPath> _marks = [];
    private List<(Position At, ParsedNode Source)>? _merges;
    private Dictionary<string, int>? _keys;
    private int _items;
    private bool _isMarked = mark is Reset or Override;

    public ComposeNode Node { get; } = node;

    public string? Anchor { get; } = anchor;

    public long Size { get; private set; } = 1;

    /// <summary>The key whose value comes next; null if a key comes next.</summary>
    public ComposeScalar? Key { get; set; }

    public bool AwaitsValue { get; set; }

    /// <summary>Whether that key is the merge key.</summary>
    public bool IsMerge { get; set; }

    /// <summary>The keys so far, with their lines.</summary>
    public Dictionary<string, int> Keys => _keys ??= new(StringComparer.Ordinal);

    /// <summary>What is to be merged into it, in order.</summary>
    public IReadOnlyList<(Position At, ParsedNode Source)> Merges => _merges ?? [];

    /// <summary>Where it is, for messages.</summary>
    public string Step => Node is ComposeMap ? Key?.AsText ?? "" : $"[{_items}]";

    public static string? MarkOf(YamlDotNet.Core.Events.NodeEvent node) =>
        node.Tag.IsEmpty ? null : node.Tag.Value is Reset or Override ? node.Tag.Value : null;

    public static bool IsReset(string? mark) => mark == Reset;

    public void Grow(long size) => Size += size;

    public void Add(ParsedNode item)
    {
        Grow(item.Size);
        _marks.AddRange(item.Under(_items.ToString(CultureInfo.InvariantCulture)));
        _items++;
        if (item.Node is not null)
        {
            ((ComposeList)Node).Items.Add(item.Node);
        }
    }

    public void Put(ComposeScalar key, ParsedNode value)
    {
        Grow(value.Size + 1);
        _marks.AddRange(value.Under(key.AsText!));
        if (value.Node is not null)
        {
            ((ComposeMap)Node).Set(key.AsText!, key.At, value.Node);
        }
    }

    /// <summary>What stands under a merge key counts as if it stood here.</summary>
    public void Merge(Position at, ParsedNode source)
    {
        Grow(source.Size + 1);
        _marks.AddRange(source.Marks);
        _isMarked |= source.IsMarked;
        if (source.Node is not null)
        {
            (_merges ??= []).Add((at, source));
        }
    }

    public ParsedNode Closed() => new(IsReset(mark) ? null : Node, Size, _isMarked, _marks);
}
