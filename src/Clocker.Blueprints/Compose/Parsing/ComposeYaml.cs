using System.Text;

using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Blueprints.Yaml;

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Parsing;

/// <summary>Reads a file as YAML documents whose values know where they stand, in time and memory that the limits bound.</summary>
internal sealed class ComposeYaml
{
    private const int MostDepth = 100;
    private const long MostNodes = 1_000_000;
    private const int MostKept = 10_000;
    private const int LongestKept = 100;
    private const string MergeKey = "<<";

    private readonly DiagnosticList _diagnostics;
    private readonly Origin _origin;
    private readonly SourceLines _lines;
    private readonly List<ComposeDocument> _documents = [];
    private readonly Dictionary<string, ParsedNode?> _anchors = new(StringComparer.Ordinal);
    private readonly List<OpenNode> _open = [];
    private readonly Allowance _copies = new();

    /// <summary>Keys seen so far: the same few come again and again, and one text of each is enough.</summary>
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private AliasLimit _aliases = new();
    private ParsedNode? _root;
    private long _nodes;

    private ComposeYaml(string text, Origin origin, DiagnosticList diagnostics) => (_origin, _lines, _diagnostics) = (origin, new(text), diagnostics);

    /// <summary>The documents of a text; null if it is not YAML, and then there is an error.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origin">Which file it is of.</param>
    /// <param name="diagnostics">Where mistakes go.</param>
    public static IReadOnlyList<ComposeDocument>? Read(string text, Origin origin, DiagnosticList diagnostics)
    {
        if (text.Length > YamlDocument.MostBytes || Encoding.UTF8.GetByteCount(text) > YamlDocument.MostBytes)
        {
            diagnostics.Error(Codes.TooLarge, new Position(0, 0) { Origin = origin }, "The file is larger than 10 MiB.", "Split it, or leave out what is not needed.");
            return null;
        }

        var yaml = new ComposeYaml(text, origin, diagnostics);
        return yaml.ReadAll(text) ? yaml._documents : null;
    }

    private bool ReadAll(string text)
    {
        var events = new YamlEvents(text, _lines, _diagnostics, at => at with { Origin = _origin });
        while (events.Next() is { } next)
        {
            if (!Take(next))
            {
                return false;
            }
        }

        return !events.IsBroken;
    }

    private bool Take(ParsingEvent next)
    {
        switch (next)
        {
            case DocumentStart:
                _anchors.Clear();
                (_aliases, _root) = (new(), null);
                return true;
            case DocumentEnd:
                _documents.Add(new(_root?.Node, _root?.Marks ?? []));
                return true;
            case Scalar scalar:
                return Take(scalar);
            case SequenceStart sequence:
                return Open(new ComposeList(Place(next)), sequence);
            case MappingStart mapping:
                return Open(new ComposeMap(Place(next)), mapping);
            case SequenceEnd or MappingEnd:
                return Close();
            case AnchorAlias alias:
                return Expand(alias);
            default:
                return true;
        }
    }

    private bool Take(Scalar scalar)
    {
        _aliases.Count();
        var mark = OpenNode.MarkOf(scalar);
        var at = Place(scalar);
        if (_open is [.., { Node: ComposeMap, AwaitsValue: false } map])
        {
            // A merge key is one only if it is not quoted.
            var isMerge = scalar.Value == MergeKey && scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.Value.EndsWith(":merge", StringComparison.Ordinal));
            return TakeKey(map, isMerge ? ComposeScalar.Text(at, MergeKey) : ScalarReading.Read(scalar, at), isMerge, scalar);
        }

        var value = mark is not null && scalar.Style == ScalarStyle.Plain ? ScalarReading.Plain(scalar.Value, at) : ScalarReading.Read(scalar, at);
        return Add(new(OpenNode.IsReset(mark) ? null : value, 1, mark is not null, []), AnchorOf(scalar));
    }

    private bool TakeKey(OpenNode map, ComposeScalar key, bool isMerge, Scalar scalar)
    {
        (map.AwaitsValue, map.Key, map.IsMerge) = (true, key.AsText is { } name ? ComposeScalar.Text(key.At, Kept(name)) : null, isMerge);
        if (AnchorOf(scalar) is { } anchor)
        {
            _anchors[anchor] = new(key, 1, false, []);
        }

        if (map.Key is null)
        {
            var where = string.Concat(_open.SkipLast(1).Select((open, index) => open.Node is ComposeMap && index > 0 ? $".{open.Step}" : open.Step));
            _diagnostics.Error(
                Codes.BadKey, key.At, $"non-string key {(where.Length == 0 ? "at top level" : $"in {where}")}: {scalar.Value}", "Put the key in quotes, so that it is a text.");
        }
        else if (!map.Keys.TryAdd(map.Key.AsText!, key.At.Line))
        {
            _diagnostics.Error(
                Codes.DuplicateKey, key.At, $"mapping key \"{map.Key.AsText}\" already defined at line {map.Keys[map.Key.AsText!]}", "Remove one of them.");
        }

        return true;
    }

    private string Kept(string text)
    {
        if (text.Length > LongestKept)
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

    private bool Open(ComposeNode node, NodeEvent start)
    {
        _aliases.Count();
        if (_open.Count >= MostDepth)
        {
            _diagnostics.Error(Codes.TooDeep, node.At, "The document is nested more than 100 deep.", "Make it flatter.");
            return false;
        }

        var anchor = AnchorOf(start);
        if (anchor is not null)
        {
            // Known, but not to be used before it is complete.
            _anchors[anchor] = null;
        }

        _open.Add(new(node, anchor, OpenNode.MarkOf(start)));
        return true;
    }

    private bool Close()
    {
        var closed = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        if (closed.Node is ComposeMap map)
        {
            MergeKeys.Apply(map, closed.Merges, _copies, _diagnostics);
        }

        return Add(closed.Closed(), closed.Anchor);
    }

    private bool Expand(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out var target) || target is null)
        {
            _diagnostics.Error(
                Codes.BadAlias,
                Place(alias),
                _anchors.ContainsKey(name) ? $"anchor '{name}' value contains itself" : $"unknown anchor '{name}' referenced",
                Model.Diagnostics.Suggestions.Remedy(name, [.. _anchors.Where(known => known.Value is not null).Select(known => known.Key)], "anchors"));
            return false;
        }

        if (!_aliases.Take(target.Size) || _nodes + target.Size > MostNodes)
        {
            _diagnostics.Error(Codes.TooManyNodes, Place(alias), "document contains excessive aliasing", "Use fewer aliases of aliases.");
            return false;
        }

        if (_open is [.., { Node: ComposeMap, AwaitsValue: false } map])
        {
            return target.Node is ComposeScalar { AsText: { } text } && TakeKey(map, ComposeScalar.Text(Place(alias), text), isMerge: false, new Scalar(text));
        }

        return Add(target with { Node = target.Node?.Copy(_copies) }, null);
    }

    private bool Add(ParsedNode node, string? anchor)
    {
        if (anchor is not null)
        {
            _anchors[anchor] = node;
        }

        _nodes = Math.Max(_nodes + 1, node.Size);
        if (_nodes > MostNodes || _copies.IsSpent)
        {
            _diagnostics.Error(
                Codes.TooManyNodes, node.Node?.At ?? new Position(0, 0) { Origin = _origin }, "With its aliases expanded the document has more than a million nodes.", "Use fewer aliases.");
            return false;
        }

        if (_open.Count == 0)
        {
            _root = node;
        }
        else if (_open[^1] is { Node: ComposeList } list)
        {
            list.Add(node);
        }
        else
        {
            Put(_open[^1], node);
        }

        return true;
    }

    private void Put(OpenNode map, ParsedNode value)
    {
        if (!map.AwaitsValue)
        {
            map.AwaitsValue = true;
            map.Key = null;
            _diagnostics.Error(Codes.BadKey, value.Node?.At ?? map.Node.At, $"The key of an entry is a {value.Node?.Kind ?? "reset"}.", "Use a text as key; if it begins with { or [, put it in quotes.");
            return;
        }

        map.AwaitsValue = false;
        if (map.Key is not { } key)
        {
            return;
        }

        if (map.IsMerge)
        {
            map.Merge(key.At, value);
        }
        else
        {
            map.Put(key, value);
        }
    }

    private Position Place(ParsingEvent at) => new((int)at.Start.Line, (int)at.Start.Column) { Origin = _origin };

    private static string? AnchorOf(NodeEvent node) => node.Anchor.IsEmpty ? null : node.Anchor.Value;
}
