using System.Text;

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Yaml;

/// <summary>Reads a text as one YAML document, in time and memory that the limits bound, whatever the text is.</summary>
/// <remarks>Nothing here recurses over the text: nesting is a list, not the call stack.</remarks>
internal sealed class YamlDocument
{
    /// <summary>A larger text is refused.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private const int MostDepth = 100;
    private const long MostNodes = 1_000_000;
    private const int MostKept = 10_000;
    private const int LongestKept = 100;

    private readonly DiagnosticList _diagnostics;
    private readonly SourceLines _lines;
    private readonly Dictionary<string, Node?> _anchors = new(StringComparer.Ordinal);
    private readonly List<Frame> _open = [];

    /// <summary>How many entries the last map at each depth had: the next one there is often of the same kind.</summary>
    private readonly int[] _sizes = new int[MostDepth + 1];

    /// <summary>Keys seen so far: the same few come again and again, and one text of each is enough.</summary>
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private long _nodes;
    private Node? _root;

    private readonly Func<Position, Position>? _place;

    private YamlDocument(string text, DiagnosticList diagnostics, Func<Position, Position>? place)
    {
        _lines = new(text);
        _diagnostics = diagnostics;
        _place = place;
    }

    /// <summary>The document's root; null if there is none, and then there is an error.</summary>
    /// <param name="text">The text.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    /// <param name="place">For a text inside another: where its places are in that.</param>
    public static Node? Read(string text, DiagnosticList diagnostics, Func<Position, Position>? place = null)
    {
        if (text.Length > MostBytes || Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            diagnostics.Error(Codes.TooLarge, default, "The text is larger than 10 MiB.", "Split it, or leave out what is not needed.");
            return null;
        }

        var document = new YamlDocument(text, diagnostics, place);
        return document.ReadAll(text) ? document._root : null;
    }

    private bool ReadAll(string text)
    {
        var events = new YamlEvents(text, _lines, _diagnostics, Placed);
        while (events.Next() is { } next)
        {
            if (!Take(next))
            {
                return false;
            }
        }

        if (events.IsBroken)
        {
            return false;
        }

        if (_root is not null)
        {
            return true;
        }

        _diagnostics.Error(Codes.NotABlueprint, Placed(default), "The text is empty.", "Write a blueprint; the smallest has \"services:\" with one entry.");
        return false;
    }

    private bool Take(ParsingEvent next)
    {
        switch (next)
        {
            case DocumentStart when _root is not null:
                _diagnostics.Error(Codes.ManyDocuments, Place(next), "There is more than one document in the text.", "Keep each blueprint in a file of its own.");
                return false;
            case Scalar scalar:
                return Add(Made(scalar), Anchor(scalar));
            case SequenceStart sequence:
                return Open(new SequenceNode(Place(next)), Anchor(sequence));
            case MappingStart mapping:
                return Open(new MappingNode(Place(next), _sizes[_open.Count]), Anchor(mapping));
            case SequenceEnd or MappingEnd:
                return Close();
            case AnchorAlias alias:
                return Expand(alias);
            default:
                return true;
        }
    }

    private ScalarNode Made(Scalar scalar)
    {
        var isPlain = scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.Value != "tag:yaml.org,2002:str");
        var at = Place(scalar);
        var isOneLine = scalar.Start.Line == scalar.End.Line;
        var written = new Position((int)scalar.Start.Line, (int)scalar.Start.Column);
        return new(at, Kept(scalar.Value), _lines.Spelling(written, scalar.Style, isPlain, isOneLine));
    }

    private string Kept(string text)
    {
        if (_open is not [.., { Node: MappingNode, AwaitsValue: false }] || text.Length > LongestKept)
        {
            return text;
        }

        if (_keys.TryGetValue(text, out var kept))
        {
            return kept;
        }

        if (_keys.Count < MostKept)
        {
            _keys.Add(text);
        }

        return text;
    }

    private bool Open(Node node, string? anchor)
    {
        if (_open.Count >= MostDepth)
        {
            return TooDeep(node.At);
        }

        if (anchor is not null)
        {
            // Known, but not to be used before it is complete.
            _anchors[anchor] = null;
        }

        _open.Add(new(node, anchor));
        return true;
    }

    private bool Close()
    {
        var frame = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        if (frame.Node is MappingNode map)
        {
            Merge(map, frame);
            _sizes[_open.Count] = map.Entries.Count;
        }

        return _nodes > MostNodes ? TooMany(frame.Node.At) : Add(frame.Node, frame.Anchor);
    }

    private bool Expand(AnchorAlias alias)
    {
        if (_anchors.TryGetValue(alias.Value.Value, out var node) && node is not null)
        {
            return Add(node, null);
        }

        _diagnostics.Error(
            Codes.BadAlias,
            Place(alias),
            _anchors.ContainsKey(alias.Value.Value) ? $"The alias *{alias.Value.Value} stands inside what it refers to." : $"There is no anchor &{alias.Value.Value} before this alias.",
            Model.Diagnostics.Suggestions.Remedy(alias.Value.Value, [.. _anchors.Where(known => known.Value is not null).Select(known => known.Key)], "anchors"));
        return false;
    }

    private bool Add(Node node, string? anchor)
    {
        if (anchor is not null)
        {
            _anchors[anchor] = node;
        }

        _nodes = Math.Max(_nodes + 1, node.Size);
        if (_nodes > MostNodes || node.Size > MostNodes)
        {
            return TooMany(node.At);
        }

        if (_open.Count + node.Depth > MostDepth + 1)
        {
            return TooDeep(node.At);
        }

        if (_open.Count == 0)
        {
            _root = node;
            return true;
        }

        Put(_open[^1], node);
        return true;
    }

    private void Put(Frame frame, Node node)
    {
        if (frame.Node is SequenceNode sequence)
        {
            sequence.Add(node);
        }
        else if (!frame.AwaitsValue)
        {
            (frame.Key, frame.AwaitsValue) = (node as ScalarNode, true);
            if (frame.Key is null)
            {
                _diagnostics.Error(Codes.BadKey, node.At, $"The key of an entry is {node.Kind}.", "Use a text as key; if it begins with { or [, put it in quotes.");
            }
        }
        else
        {
            frame.AwaitsValue = false;
            Put(frame, (MappingNode)frame.Node, node);
        }
    }

    private void Put(Frame frame, MappingNode map, Node value)
    {
        if (frame.Key is not { } key)
        {
            return;
        }

        if (key.Text == "<<" && key.IsPlain)
        {
            (frame.Merges ??= []).Add(new(key, value));
        }
        else if (!map.TryAdd(new(key, value)))
        {
            var first = map[key.Text].Key.At;
            _diagnostics.Error(Codes.DuplicateKey, key.At, $"The key \"{key.Text}\" is here twice, first in line {first.Line}.", "Remove one of them.");
        }
    }

    /// <summary>What is written out wins over what is merged, and what is merged first over what is merged later.</summary>
    private void Merge(MappingNode map, Frame frame)
    {
        foreach (var merge in frame.Merges ?? [])
        {
            IEnumerable<Node> sources = merge.Value is SequenceNode list ? list.Items : [merge.Value];
            foreach (var source in sources)
            {
                if (source is MappingNode from)
                {
                    Merge(map, from);
                }
                else
                {
                    _diagnostics.Error(Codes.BadMerge, source.At, $"The merge key << is given {source.Kind}.", "Give it an alias of a map, or a list of such.");
                }
            }
        }
    }

    private void Merge(MappingNode map, MappingNode from)
    {
        _nodes += from.Entries.Count;
        if (_nodes > MostNodes)
        {
            return;
        }

        foreach (var entry in from.Entries)
        {
            map.TryAdd(entry);
        }
    }

    private bool TooMany(Position at)
    {
        _diagnostics.Error(Codes.TooManyNodes, at, "With its aliases expanded the document has more than a million nodes.", "Use fewer aliases.");
        return false;
    }

    private bool TooDeep(Position at)
    {
        _diagnostics.Error(Codes.TooDeep, at, "The document is nested more than 100 deep.", "Make it flatter.");
        return false;
    }

    private Position Place(ParsingEvent at) => Placed(new((int)at.Start.Line, (int)at.Start.Column));

    private Position Placed(Position at) => _place is null ? at : _place(at);

    private static string? Anchor(NodeEvent node) => node.Anchor.IsEmpty ? null : node.Anchor.Value;

    /// <summary>A list or map that is being read.</summary>
    private sealed class Frame(Node node, string? anchor)
    {
        public Node Node { get; } = node;

        public string? Anchor { get; } = anchor;

        public ScalarNode? Key { get; set; }

        public bool AwaitsValue { get; set; }

        public List<MappingNode.Entry>? Merges { get; set; }
    }
}
