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

        var sorted = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            sorted[key] = value;
        }

        return new([.. sorted]);
    }

    /// <summary>A map of these entries; of entries with the same key the last one counts.</summary>
    public static ValueMap<T> ToValueMap<T>(this IEnumerable<KeyValuePair<string, T>> entries) => Create<T>([.. entries]);

    /// <summary>A map of these items under keys that are made from them.</summary>
    public static ValueMap<T> ToValueMap<TItem, T>(this IEnumerable<TItem> items, Func<TItem, string> key, Func<TItem, T> value) =>
        items.Select(item => KeyValuePair.Create(key(item), value(item))).ToValueMap();
}
