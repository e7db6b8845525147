namespace Clocker.Model.Collections;

/// <summary>Makes <see cref="ValueList{T}"/>s; also what collection expressions call.</summary>
public static class ValueList
{
    /// <summary>A list of these items.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new(items.ToArray());

    /// <summary>A list of these items, in their order.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => [.. items];
}
