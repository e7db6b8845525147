using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Clocker.Agent.Tests.Names;

/// <summary>Packets as a resolver sends them and reads them, written apart from what is tested.</summary>
internal static class DnsPackets
{
    public const ushort A = 1;
    public const ushort Ptr = 12;
    public const ushort Mx = 15;
    public const ushort Aaaa = 28;

    /// <summary>A question; with a size, in the way of those who know of options.</summary>
    public static byte[] Query(string name, ushort type, ushort id = 0x1234, ushort? size = null)
    {
        var packet = new MemoryStream();
        Write(packet, id, 0x0100, 1, 0, 0, (ushort)(size is null ? 0 : 1));
        WriteName(packet, name);
        Write(packet, type, 1);
        if (size is { } bytes)
        {
            packet.WriteByte(0);
            Write(packet, 41, bytes, 0, 0, 0);
        }

        return packet.ToArray();
    }

    public static DnsResponse Read(ReadOnlySpan<byte> packet)
    {
        var position = 12;
        var questions = Number(packet, 4);
        for (var i = 0; i < questions; i++)
        {
            ReadName(packet, ref position);
            position += 4;
        }

        var records = new List<string>();
        for (var i = 0; i < Number(packet, 6); i++)
        {
            ReadName(packet, ref position);
            var type = Number(packet, position);
            var ttl = BinaryPrimitives.ReadUInt32BigEndian(packet[(position + 4)..]);
            var length = Number(packet, position + 8);
            position += 10;
            var end = position + length;
            records.Add(type == Ptr ? ReadName(packet, ref position) : new IPAddress(packet[position..end]).ToString());
            if (ttl != 0 || position > end)
            {
                throw new InvalidDataException($"TTL {ttl}, at {position} of {end}");
            }

            position = end;
        }

        for (var i = 0; i < Number(packet, 10); i++)
        {
            position += 11;
        }

        return position == packet.Length
            ? new DnsResponse(Number(packet, 0), packet[3] & 0xF, (packet[2] & 0x02) != 0, (packet[2] & 0x04) != 0, records)
            : throw new InvalidDataException($"{packet.Length - position} bytes are left over");
    }

    private static ushort Number(ReadOnlySpan<byte> packet, int at) => BinaryPrimitives.ReadUInt16BigEndian(packet[at..]);

    private static string ReadName(ReadOnlySpan<byte> packet, ref int position)
    {
        if ((packet[position] & 0xC0) == 0xC0)
        {
            var at = Number(packet, position) & 0x3FFF;
            position += 2;
            return ReadName(packet, ref at);
        }

        var labels = new List<string>();
        while (packet[position] is var length and not 0)
        {
            labels.Add(Encoding.ASCII.GetString(packet.Slice(position + 1, length)));
            position += 1 + length;
        }

        position++;
        return string.Join('.', labels);
    }

    private static void Write(MemoryStream packet, params ReadOnlySpan<ushort> numbers)
    {
        foreach (var number in numbers)
        {
            packet.WriteByte((byte)(number >> 8));
            packet.WriteByte((byte)number);
        }
    }

    private static void WriteName(MemoryStream packet, string name)
    {
        foreach (var label in name.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            packet.WriteByte((byte)label.Length);
            packet.Write(Encoding.Latin1.GetBytes(label));
        }

        packet.WriteByte(0);
    }
}
