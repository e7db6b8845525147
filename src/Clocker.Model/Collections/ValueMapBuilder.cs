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

        var sorted = entries.ToArray();
        if (!IsInOrder(sorted))
        {
            sorted = Sort(sorted);
        }

        return new(sorted);
    }

    /// <summary>A map of these entries; of entries with the same key the last one counts.</summary>
    public static ValueMap<T> ToValueMap<T>(this IEnumerable<KeyValuePair<string, T>> entries) => Create<T>([.. entries]);

    /// <summary>A map of these items under keys that are made from them.</summary>
    public static ValueMap<T> ToValueMap<TItem, T>(this IEnumerable<TItem> items, Func<TItem, string> key, Func<TItem, T> value) =>
        items.Select(item => KeyValuePair.Create(key(item), value(item))).ToValueMap();

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

    private static KeyValuePair<string, T>[] Sort<T>(KeyValuePair<string, T>[] entries)
    {
        // The place is part of what is sorted by, so that of equal keys the last one comes last.
        var places = new (string Key, int Place)[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            places[i] = (entries[i].Key, i);
        }

        Array.Sort(places, static (one, other) => string.CompareOrdinal(one.Key, other.Key) is not 0 and var order ? order : one.Place.CompareTo(other.Place));
        var sorted = new List<KeyValuePair<string, T>>(entries.Length);
        for (var i = 0; i < places.Length; i++)
        {
            if (i + 1 == places.Length || places[i].Key != places[i + 1].Key)
            {
                sorted.Add(entries[places[i].Place]);
            }
        }

        return [.. sorted];
    }
}
