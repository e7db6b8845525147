using System.Net;
using System.Net.Sockets;

namespace Clocker.Agent.Names;

/// <summary>The addresses of a name. Each answer begins with another one, so that those who take the first share them.</summary>
internal sealed class NameAddresses
{
    private int _turn4;
    private int _turn6;

    public NameAddresses(IEnumerable<IPAddress> addresses)
    {
        var families = addresses.Distinct().ToLookup(address => address.AddressFamily, address => address.GetAddressBytes());
        Of4 = [.. families[AddressFamily.InterNetwork]];
        Of6 = [.. families[AddressFamily.InterNetworkV6]];
    }

    public byte[][] Of4 { get; }

    public byte[][] Of6 { get; }

    public int Count => Of4.Length + Of6.Length;

    /// <summary>Which address of a family is the first of the next answer.</summary>
    public int NextOf4() => Next(ref _turn4, Of4.Length);

    public int NextOf6() => Next(ref _turn6, Of6.Length);

    private static int Next(ref int turn, int count) => (int)((uint)Interlocked.Increment(ref turn) % (uint)Math.Max(count, 1));
}
