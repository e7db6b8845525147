namespace Clocker.Blueprints.Yaml;

/// <summary>A map; merge keys are already merged, and no key is there twice.</summary>
internal sealed class MappingNode(Position at) : Node(at)
{
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    public IReadOnlyList<Entry> Entries => _entries;

    public override string Kind => "a map";

    /// <summary>The entry of a key, or null.</summary>
    public Entry? Find(string key) => _index.TryGetValue(key, out var index) ? _entries[index] : null;

    /// <summary>Adds an entry, unless its key is there already.</summary>
    public bool TryAdd(Entry entry)
    {
        if (!_index.TryAdd(entry.Key.Text, _entries.Count))
        {
            return false;
        }

        _entries.Add(entry);
        Size++;
        Holds(entry.Value);
        return true;
    }

    /// <summary>A key and its value.</summary>
    internal sealed record Entry(ScalarNode Key, Node Value)
    {
        public string Name => Key.Text;
    }
}
