namespace Clocker.Model.Collections;

/// <summary>Makes <see cref="ValueMap{T}"/>s; also what collection expressions call.</summary>
public static class ValueMap
{
    /// <summary>Up to so many entries are sorted fastest by putting one after another in its place.</summary>
    private const int Few = 40;

    /// <summary>A map of these entries; of entries with the same key the last one counts.</summary>
    public static ValueMap<T> Create<T>(ReadOnlySpan<KeyValuePair<string, T>> entries)
    {
        if (entries.IsEmpty)
        {
            return ValueMap<T>.Empty;
        }

        return Sorted(entries.ToArray());
    }

    /// <summary>A map of these entries; of entries with the same key the last one counts.</summary>
    public static ValueMap<T> ToValueMap<T>(this IEnumerable<KeyValuePair<string, T>> entries)
    {
        var all = entries.ToArray();
        return all.Length == 0 ? ValueMap<T>.Empty : Sorted(all);
    }

    /// <summary>A map of these items under keys that are made from them.</summary>
    public static ValueMap<T> ToValueMap<TItem, T>(this IEnumerable<TItem> items, Func<TItem, string> key, Func<TItem, T> value) =>
        items is IReadOnlyCollection<TItem> counted ? Filled(counted, key, value) : items.Select(item => KeyValuePair.Create(key(item), value(item))).ToValueMap();

    private static ValueMap<T> Filled<TItem, T>(IReadOnlyCollection<TItem> items, Func<TItem, string> key, Func<TItem, T> value)
    {
        if (items.Count == 0)
        {
            return ValueMap<T>.Empty;
        }

        var entries = new KeyValuePair<string, T>[items.Count];
        var count = 0;
        foreach (var item in items)
        {
            entries[count++] = new(key(item), value(item));
        }

        return Sorted(entries);
    }

    /// <summary>A map in an array that belongs to nobody else.</summary>
    private static ValueMap<T> Sorted<T>(KeyValuePair<string, T>[] entries)
    {
        if (IsInOrder(entries))
        {
            return new(entries);
        }

        if (entries.Length <= Few)
        {
            return new(Insert(entries) ? entries : LastOfEach<T>(entries));
        }

        var sorted = (KeyValuePair<string, T>[])entries.Clone();
        Array.Sort(sorted, static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        return new(IsInOrder(sorted) ? sorted : LastOfEach<T>(entries));
    }

    /// <summary>Sorts a few entries where they are; false if a key is there twice.</summary>
    private static bool Insert<T>(KeyValuePair<string, T>[] entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            var entry = entries[i];
            var at = i;
            for (; at > 0 && string.CompareOrdinal(entries[at - 1].Key, entry.Key) is var order && order >= 0; at--)
            {
                if (order == 0)
                {
                    entries[at] = entry;
                    return false;
                }

                entries[at] = entries[at - 1];
            }

            entries[at] = entry;
        }

        return true;
    }

    private static bool IsInOrder<T>(KeyValuePair<string, T>[] entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            if (string.CompareOrdinal(entries[i - 1].Key, entries[i].Key) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The rarer case: some keys are there more than once.</summary>
    private static KeyValuePair<string, T>[] LastOfEach<T>(ReadOnlySpan<KeyValuePair<string, T>> entries)
    {
        var sorted = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            sorted[key] = value;
        }

        return [.. sorted];
    }
}
