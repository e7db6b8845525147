namespace Clocker.Model.Collections;

/// <summary>Makes <see cref="ValueMap{T}"/>s; also what collection expressions call.</summary>
public static class ValueMap
{
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
        items.Select(item => KeyValuePair.Create(key(item), value(item))).ToValueMap();

    /// <summary>A map in an array that belongs to nobody else.</summary>
    private static ValueMap<T> Sorted<T>(KeyValuePair<string, T>[] entries)
    {
        if (IsInOrder(entries))
        {
            return new(entries);
        }

        var sorted = (KeyValuePair<string, T>[])entries.Clone();
        Array.Sort(sorted, static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        return new(IsInOrder(sorted) ? sorted : LastOfEach<T>(entries));
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
