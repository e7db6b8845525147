using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Clocker.Agent.Names;

/// <summary>An address of either family as a number, so that looking one up makes no garbage; IPv4 is <c>::ffff:a.b.c.d</c>.</summary>
internal readonly record struct AddressKey(UInt128 Value)
{
    private static readonly UInt128 Mapped = new(0, 0xFFFF_0000_0000);

    public static AddressKey Of(ReadOnlySpan<byte> bytes) => bytes.Length == 4
        ? new(Mapped | BinaryPrimitives.ReadUInt32BigEndian(bytes))
        : new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    public static AddressKey Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        return Of(bytes[..length]);
    }

    /// <summary>The address in what the system says of a packet's sender.</summary>
    public static AddressKey Of(SocketAddress sender) => sender.Family == AddressFamily.InterNetwork
        ? Of(sender.Buffer.Span.Slice(4, 4))
        : Of(sender.Buffer.Span.Slice(8, 16));
}
