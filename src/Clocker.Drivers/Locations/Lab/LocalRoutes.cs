using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Numerics;

namespace Clocker.Drivers.Locations.Lab;

/// <summary>Where this machine sends packets to, as its kernel says it.</summary>
internal static class LocalRoutes
{
    private const string File = "/proc/net/route";

    /// <summary>All but the one for everything else; null if this machine does not say.</summary>
    public static IReadOnlyList<IPNetwork>? Read()
    {
        try
        {
            return Parse(System.IO.File.ReadAllText(File));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads a table of columns, whose second is an address and whose eighth a mask, in words of the machine's order.</summary>
    public static IReadOnlyList<IPNetwork> Parse(string table)
    {
        var routes = new List<IPNetwork>();
        foreach (var line in table.Split('\n').Skip(1))
        {
            if (line.Split('\t', StringSplitOptions.TrimEntries) is [_, var address, _, _, _, _, _, var mask, ..]
                && uint.TryParse(address, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var destination)
                && uint.TryParse(mask, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits)
                && bits != 0)
            {
                routes.Add(Network(destination & bits, BitOperations.PopCount(bits)));
            }
        }

        return routes;
    }

    private static IPNetwork Network(uint word, int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
        return new IPNetwork(new IPAddress(bytes), length);
    }
}
