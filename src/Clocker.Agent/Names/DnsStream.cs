using System.Buffers.Binary;

namespace Clocker.Agent.Names;

/// <summary>Packets in a stream: each comes after its length (RFC 1035, section 4.2.2).</summary>
internal static class DnsStream
{
    /// <summary>The next packet; null at the end of the stream.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var length = new byte[2];
        if (await stream.ReadAtLeastAsync(length, 2, throwOnEndOfStream: false, cancellation) < 2)
        {
            return null;
        }

        var packet = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        return await stream.ReadAtLeastAsync(packet, packet.Length, throwOnEndOfStream: false, cancellation) < packet.Length ? null : packet;
    }

    public static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> packet, CancellationToken cancellation)
    {
        // In one piece: some close the connection on a length that comes alone.
        var whole = new byte[2 + packet.Length];
        BinaryPrimitives.WriteUInt16BigEndian(whole, (ushort)packet.Length);
        packet.CopyTo(whole.AsMemory(2));
        await stream.WriteAsync(whole, cancellation);
    }
}
