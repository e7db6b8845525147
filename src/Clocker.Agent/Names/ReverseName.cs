namespace Clocker.Agent.Names;

/// <summary>The names under which the names of addresses are asked for: <c>4.3.2.1.in-addr.arpa</c>.</summary>
internal static class ReverseName
{
    private const string Suffix4 = ".in-addr.arpa";
    private const string Suffix6 = ".ip6.arpa";

    /// <summary>The address that a name asks about.</summary>
    /// <returns>The number of bytes of the address; 0 if it asks about none.</returns>
    public static int Read(ReadOnlySpan<char> name, Span<byte> address)
    {
        if (name.EndsWith(Suffix4, StringComparison.Ordinal))
        {
            return Read4(name[..^Suffix4.Length], address) ? 4 : 0;
        }

        return name.EndsWith(Suffix6, StringComparison.Ordinal) && Read6(name[..^Suffix6.Length], address) ? 16 : 0;
    }

    private static bool Read4(ReadOnlySpan<char> digits, Span<byte> address)
    {
        var i = 4;
        foreach (var part in digits.Split('.'))
        {
            if (i == 0 || !byte.TryParse(digits[part], System.Globalization.NumberStyles.None, null, out address[--i]))
            {
                return false;
            }
        }

        return i == 0;
    }

    private static bool Read6(ReadOnlySpan<char> digits, Span<byte> address)
    {
        // 32 digits with dots between them, the last one first.
        if (digits.Length != 63)
        {
            return false;
        }

        for (var i = 0; i < 32; i++)
        {
            if (!char.IsAsciiHexDigit(digits[2 * i]) || (i < 31 && digits[(2 * i) + 1] != '.'))
            {
                return false;
            }

            var at = 15 - (i / 2);
            var digit = Digit(digits[2 * i]);
            address[at] = (byte)(i % 2 == 0 ? digit : address[at] | (digit << 4));
        }

        return true;
    }

    private static int Digit(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
