namespace Clocker.Model.Blueprints;

/// <summary>
/// How versions of catalogue items are ordered: any release after any <c>SNAPSHOT</c>; then by the numbers major, minor and
/// patch, a missing one being zero; then one without a qualifier after those with one; then by the qualifier, runs of digits
/// as numbers. Versions that all this calls equal, such as <c>1</c> and <c>1.0</c>, are ordered as texts, so that no two are.
/// </summary>
public sealed class Versions : IComparer<string>
{
    private const string Snapshot = "SNAPSHOT";
    private const int Numbers = 3;

    /// <summary>What an item without a version has.</summary>
    public const string Default = "0.0.0-SNAPSHOT";

    /// <summary>The order.</summary>
    public static Versions Order { get; } = new();

    /// <summary>Whether a version may change its content.</summary>
    public static bool IsSnapshot(string version) => version.Contains(Snapshot, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two are the same version of a bundle: <c>3</c>, <c>3.0</c> and <c>3.0.0</c> are.</summary>
    public static bool AreSame(string one, string other)
    {
        var (a, b) = (Split(one), Split(other));
        return a.Qualifier == b.Qualifier && a.Numbers.Zip(b.Numbers).All(pair => CompareNumbers(pair.First, pair.Second) == 0);
    }

    /// <inheritdoc />
    public int Compare(string? x, string? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return CompareMeaning(x, y) is not 0 and var order ? order : string.CompareOrdinal(x, y);
    }

    private static int CompareMeaning(string one, string other)
    {
        var (a, b) = (Split(one), Split(other));
        if (IsSnapshot(one) != IsSnapshot(other))
        {
            return IsSnapshot(one) ? -1 : 1;
        }

        for (var i = 0; i < Numbers; i++)
        {
            if (CompareNumbers(a.Numbers[i], b.Numbers[i]) is not 0 and var order)
            {
                return order;
            }
        }

        return (a.Qualifier.Length, b.Qualifier.Length) switch
        {
            (0, 0) => 0,
            (0, _) => 1,
            (_, 0) => -1,
            _ => CompareNaturally(a.Qualifier, b.Qualifier),
        };
    }

    /// <summary>Up to three numbers between dots, and what follows them without what separates it.</summary>
    private static (string[] Numbers, string Qualifier) Split(string version)
    {
        var numbers = new[] { "0", "0", "0" };
        var at = 0;
        for (var i = 0; i < Numbers; i++)
        {
            var start = i == 0 ? 0 : at + 1;
            if ((i > 0 && (at >= version.Length || version[at] != '.')) || start >= version.Length || !char.IsAsciiDigit(version[start]))
            {
                break;
            }

            var end = EndOfDigits(version, start);
            numbers[i] = version[start..end];
            at = end;
        }

        return (numbers, version[at..].TrimStart('.', '-', '_'));
    }

    private static int CompareNaturally(string one, string other)
    {
        int i = 0, j = 0;
        while (i < one.Length && j < other.Length)
        {
            int order;
            if (char.IsAsciiDigit(one[i]) && char.IsAsciiDigit(other[j]))
            {
                var (endOne, endOther) = (EndOfDigits(one, i), EndOfDigits(other, j));
                order = CompareNumbers(one[i..endOne], other[j..endOther]);
                (i, j) = (endOne, endOther);
            }
            else
            {
                order = one[i++].CompareTo(other[j++]);
            }

            if (order != 0)
            {
                return order;
            }
        }

        return (one.Length - i).CompareTo(other.Length - j);
    }

    /// <summary>Compares digits as numbers of any size.</summary>
    private static int CompareNumbers(string one, string other)
    {
        var (a, b) = (one.TrimStart('0'), other.TrimStart('0'));
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b);
    }

    private static int EndOfDigits(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end;
    }
}
