using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Model.Predicates;

/// <summary>Which of two values comes first: as numbers, as durations, as sizes, else as versions and words are sorted by people.</summary>
public static class NaturalOrder
{
    /// <summary>Below zero, zero, or above; null if they cannot be compared.</summary>
    public static int? Compare(Value one, Value two)
    {
        if (Coercions.Number(one) is { Problem: null } first && Coercions.Number(two) is { Problem: null } second)
        {
            return first.Value.CompareTo(second.Value);
        }

        if (Coercions.Duration(one) is { Problem: null } length && Coercions.Duration(two) is { Problem: null } other)
        {
            return length.Value.CompareTo(other.Value);
        }

        if (Coercions.Bytes(one) is { Problem: null } size && Coercions.Bytes(two) is { Problem: null } otherSize)
        {
            return size.Value.CompareTo(otherSize.Value);
        }

        return one is Value.Text or Value.Number && two is Value.Text or Value.Number ? Compare(one.Display, two.Display) : null;
    }

    /// <summary>Runs of digits count as numbers: "v9" comes before "v10".</summary>
    public static int Compare(string one, string two)
    {
        int i = 0, j = 0;
        while (i < one.Length && j < two.Length)
        {
            if (char.IsAsciiDigit(one[i]) && char.IsAsciiDigit(two[j]))
            {
                var left = Digits(one, ref i);
                var right = Digits(two, ref j);
                var order = left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
                if (order != 0)
                {
                    return order;
                }

                continue;
            }

            if (one[i] != two[j])
            {
                return one[i].CompareTo(two[j]);
            }

            i++;
            j++;
        }

        return (one.Length - i).CompareTo(two.Length - j);
    }

    private static ReadOnlySpan<char> Digits(string text, ref int at)
    {
        while (at + 1 < text.Length && text[at] == '0' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
        }

        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return text.AsSpan(start, at - start);
    }
}
