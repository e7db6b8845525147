namespace Clocker.Blueprints.Yaml;

/// <summary>A map; merge keys are already merged, and no key is there twice.</summary>
/// <param name="at">Where it begins.</param>
/// <param name="expected">How many entries it may have: a guess, so that they have room from the start.</param>
internal sealed class MappingNode(Position at, int expected = 0) : Node(at)
{
    /// <summary>Up to so many keys are found faster by looking at each than by an index, which also takes memory.</summary>
    private const int MostWithoutIndex = 32;

    private readonly List<Entry> _entries = new(expected);
    private Dictionary<string, int>? _index;
    private long _size = 1;
    private int _depth = 1;

    public IReadOnlyList<Entry> Entries => _entries;

    /// <inheritdoc />
    public override long Size => _size;

    /// <inheritdoc />
    public override int Depth => _depth;

    public override string Kind => "a map";

    /// <summary>The entry of a key that is there.</summary>
    public Entry this[string key] => _entries[IndexOf(key)];

    /// <summary>The entry of a key, or null.</summary>
    public Entry? Find(string key)
    {
        var index = IndexOf(key);
        return index < 0 ? null : _entries[index];
    }

    /// <summary>Adds an entry, unless its key is there already.</summary>
    public bool TryAdd(Entry entry)
    {
        if (IndexOf(entry.Name) >= 0)
        {
            return false;
        }

        _entries.Add(entry);
        _size += 1 + entry.Value.Size;
        _depth = Math.Max(_depth, entry.Value.Depth + 1);
        _index?.Add(entry.Name, _entries.Count - 1);
        if (_index is null && _entries.Count > MostWithoutIndex)
        {
            _index = new(StringComparer.Ordinal);
            for (var i = 0; i < _entries.Count; i++)
            {
                _index.Add(_entries[i].Name, i);
            }
        }

        return true;
    }

    private int IndexOf(string key)
    {
        if (_index is not null)
        {
            return _index.GetValueOrDefault(key, -1);
        }

        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].Name == key)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A key and its value.</summary>
    /// <remarks>A key is a scalar only for who asks: most are asked for nothing but their name.</remarks>
    internal readonly record struct Entry
    {
        private readonly Position _at;
        private readonly Spelling _spelling;

        public Entry(ScalarNode key, Node value) => (Name, _at, _spelling, Value) = (key.Text, key.At, key.Spelling, value);

        public string Name { get; }

        public Node Value { get; init; }

        public ScalarNode Key => new(_at, Name, _spelling);
    }
}
