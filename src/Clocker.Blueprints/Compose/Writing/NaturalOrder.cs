namespace Clocker.Blueprints.Compose.Writing;

/// <summary>The order of keys in YAML that Compose writes: numbers in names count as numbers, so that <c>web2</c> is before <c>web10</c>.</summary>
internal static class NaturalOrder
{
    public static int Compare(string a, string b)
    {
        var hasDigits = false;
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (a[i] == b[i])
            {
                hasDigits = char.IsDigit(a[i]);
                continue;
            }

            var (isLetter, otherIsLetter) = (char.IsLetter(a[i]), char.IsLetter(b[i]));
            return isLetter && otherIsLetter ? a[i].CompareTo(b[i])
                : isLetter || otherIsLetter ? (hasDigits ? isLetter : otherIsLetter) ? -1 : 1
                : Numbers(a, b, i);
        }

        return a.Length.CompareTo(b.Length);
    }

    private static int Numbers(string a, string b, int from)
    {
        long number = 0, other = 0;
        if (a[from] == '0' || b[from] == '0')
        {
            for (var j = from - 1; j >= 0 && char.IsAsciiDigit(a[j]); j--)
            {
                if (a[j] != '0')
                {
                    (number, other) = (1, 1);
                    break;
                }
            }
        }

        var (end, otherEnd) = (Take(a, from, ref number), Take(b, from, ref other));
        return number != other ? number.CompareTo(other) : end != otherEnd ? end.CompareTo(otherEnd) : a[from].CompareTo(b[from]);
    }

    private static int Take(string text, int from, ref long number)
    {
        var end = from;
        for (; end < text.Length && char.IsAsciiDigit(text[end]); end++)
        {
            number = unchecked((number * 10) + (text[end] - '0'));
        }

        return end;
    }
}
