using System.Globalization;
using Clocker.Model.Collections;

namespace Clocker.Drivers.Docker;

/// <summary>Reads the kernel's tables of TCP sockets.</summary>
internal static class ListeningSockets
{
    private const string Listening = "0A";

    /// <summary>The tables, for IPv4 and IPv6.</summary>
    public static ValueList<string> Files { get; } = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>The ports on which something listens that others can reach, in order; loopback does not count.</summary>
    public static ValueList<int> Parse(string tables)
    {
        var ports = new SortedSet<int>();
        foreach (var line in tables.Split('\n'))
        {
            // "sl local_address rem_address st …", with addresses and ports in hexadecimal.
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var local, _, Listening, ..]
                && local.Split(':') is [var address, var port]
                && !IsLoopback(address)
                && int.TryParse(port, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number))
            {
                ports.Add(number);
            }
        }

        return [.. ports];
    }

    /// <summary>The kernel prints addresses in words of four bytes, each in the machine's order: little-endian wherever Docker runs.</summary>
    private static bool IsLoopback(string address) => address.Length switch
    {
        8 => address.EndsWith("7F", StringComparison.OrdinalIgnoreCase),
        32 => address == "00000000000000000000000001000000"
            || (address.StartsWith("0000000000000000FFFF0000", StringComparison.OrdinalIgnoreCase)
                && address.EndsWith("7F", StringComparison.OrdinalIgnoreCase)),
        _ => true,
    };
}
