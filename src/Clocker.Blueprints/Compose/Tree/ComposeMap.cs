namespace Clocker.Blueprints.Compose.Tree;

/// <summary>A mapping, in the order in which its keys were written first.</summary>
internal sealed class ComposeMap(Position at, int expected = 0) : ComposeNode(at)
{
    /// <summary>Up to so many keys are found faster by looking at each than by an index.</summary>
    private const int MostWithoutIndex = 24;

    private readonly List<Entry> _entries = new(expected);
    private Dictionary<string, int>? _index;

    public IReadOnlyList<Entry> Entries => _entries;

    public int Count => _entries.Count;

    /// <inheritdoc />
    public override string Kind => "mapping";

    /// <summary>The value of a key, or null if it is not there.</summary>
    public ComposeNode? Find(string key) => IndexOf(key) is >= 0 and var index ? _entries[index].Value : null;

    /// <summary>The value of a key if it is there and is not nothing.</summary>
    public ComposeNode? Given(string key) => Find(key) is { IsNull: false } value ? value : null;

    public bool Has(string key) => IndexOf(key) >= 0;

    /// <summary>The mapping under a key, or null.</summary>
    public ComposeMap? Map(string key) => Find(key) as ComposeMap;

    /// <summary>The sequence under a key, or null.</summary>
    public ComposeList? List(string key) => Find(key) as ComposeList;

    /// <summary>The text under a key, or null.</summary>
    public string? Text(string key) => Find(key)?.AsText;

    /// <summary>Where a key stands; the mapping's own place if it is not there.</summary>
    public Position PlaceOf(string key) => IndexOf(key) is >= 0 and var index ? _entries[index].NameAt : At;

    /// <summary>Adds a key, or gives it another value in its place.</summary>
    public void Set(string key, Position nameAt, ComposeNode value)
    {
        var index = IndexOf(key);
        if (index >= 0)
        {
            _entries[index] = new(key, nameAt, value);
            return;
        }

        _entries.Add(new(key, nameAt, value));
        _index?.Add(key, _entries.Count - 1);
        if (_index is null && _entries.Count > MostWithoutIndex)
        {
            MakeIndex();
        }
    }

    /// <summary>Adds a key that nobody wrote, or gives it another value.</summary>
    public void Set(string key, ComposeNode value) => Set(key, IndexOf(key) is >= 0 and var index ? _entries[index].NameAt : value.At, value);

    /// <summary>Gives the value at an index of <see cref="Entries"/> the place of the one there.</summary>
    public void Replace(int index, ComposeNode value) => _entries[index] = _entries[index] with { Value = value };

    public void Remove(string key)
    {
        var index = IndexOf(key);
        if (index >= 0)
        {
            _entries.RemoveAt(index);
            _index = null;
            if (_entries.Count > MostWithoutIndex)
            {
                MakeIndex();
            }
        }
    }

    /// <inheritdoc />
    public override ComposeNode Copy(Allowance allowance)
    {
        allowance.TakeNodes(_entries.Count + 1);
        var copy = new ComposeMap(At, _entries.Count);
        foreach (var entry in _entries)
        {
            if (allowance.IsSpent)
            {
                break;
            }

            copy._entries.Add(entry with { Value = entry.Value.Copy(allowance) });
        }

        if (copy._entries.Count > MostWithoutIndex)
        {
            copy.MakeIndex();
        }

        return copy;
    }

    private void MakeIndex()
    {
        _index = new(StringComparer.Ordinal);
        for (var i = 0; i < _entries.Count; i++)
        {
            _index.Add(_entries[i].Name, i);
        }
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
    internal readonly record struct Entry(string Name, Position NameAt, ComposeNode Value);
}
