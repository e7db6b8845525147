using System.Buffers.Binary;
using System.Text;

namespace Clocker.Agent.Names;

/// <summary>Writes an answer into a packet.</summary>
internal static class DnsReply
{
    /// <summary>A pointer to the name of the question, right behind the header.</summary>
    private const ushort NameOfQuestion = 0xC000 | DnsQuery.HeaderBytes;
    private const int RecordBytes = 12;
    private const int OptionBytes = 11;

    /// <summary>An answer without records: there are none, or the query was not understood.</summary>
    /// <param name="packet">The query.</param>
    /// <param name="end">Where its question ends; that of one that is not understood is left out.</param>
    /// <param name="code">How it went.</param>
    /// <param name="reply">Gets the answer.</param>
    public static int WriteCode(ReadOnlySpan<byte> packet, int end, DnsCode code, Span<byte> reply)
    {
        packet[..end].CopyTo(reply);
        // An answer, authoritative where it is about our names; whether others are asked for is as the asker said.
        reply[2] = (byte)(0x80 | (packet[2] & 0x79) | (code is DnsCode.NoError or DnsCode.NoSuchName ? 0x04 : 0));
        reply[3] = (byte)(0x80 | (byte)code);
        reply[4..DnsQuery.HeaderBytes].Clear();
        reply[5] = (byte)(end > DnsQuery.HeaderBytes ? 1 : 0);
        return end;
    }

    public static int WriteAddresses(ReadOnlySpan<byte> packet, in DnsQuery query, NameAddresses addresses, int limit, Span<byte> reply)
    {
        var length = WriteCode(packet, query.End, DnsCode.NoError, reply);
        var room = limit - (query.HasOptions ? OptionBytes : 0);
        var isWhole = true;
        if (query.Type is DnsType.A or DnsType.Any)
        {
            isWhole = WriteFamily(DnsType.A, addresses.Of4, addresses.NextOf4(), room, reply, ref length);
        }

        if (query.Type is DnsType.Aaaa or DnsType.Any)
        {
            isWhole &= WriteFamily(DnsType.Aaaa, addresses.Of6, addresses.NextOf6(), room, reply, ref length);
        }

        if (!isWhole)
        {
            reply[2] |= 0x02;
        }

        return WriteOptions(query, reply, length);
    }

    public static int WriteName(ReadOnlySpan<byte> packet, in DnsQuery query, string name, Span<byte> reply)
    {
        var length = WriteCode(packet, query.End, DnsCode.NoError, reply);
        var start = WriteRecord(DnsType.Ptr, name.Length + 2, reply, ref length);
        foreach (var label in name.AsSpan().Split('.'))
        {
            start[0] = (byte)Encoding.ASCII.GetBytes(name.AsSpan()[label], start[1..]);
            start = start[(start[0] + 1)..];
        }

        start[0] = 0;
        return WriteOptions(query, reply, length);
    }

    /// <summary>What the asker gets who has sent options: that we know of none.</summary>
    public static int WriteOptions(in DnsQuery query, Span<byte> reply, int length)
    {
        if (!query.HasOptions)
        {
            return length;
        }

        var options = reply.Slice(length, OptionBytes);
        options.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(options[1..], (ushort)DnsType.Options);
        BinaryPrimitives.WriteUInt16BigEndian(options[3..], 1232);
        reply[11] = 1;
        return length + OptionBytes;
    }

    /// <summary>As many as there is room for, from one on and around.</summary>
    /// <returns>Whether that was all.</returns>
    private static bool WriteFamily(DnsType type, byte[][] addresses, int first, int limit, Span<byte> reply, ref int length)
    {
        for (var i = 0; i < addresses.Length; i++)
        {
            var address = addresses[(first + i) % addresses.Length];
            if (length + RecordBytes + address.Length > limit)
            {
                return false;
            }

            address.CopyTo(WriteRecord(type, address.Length, reply, ref length));
        }

        return true;
    }

    /// <summary>Whoever keeps it for no time at all never has a stale one.</summary>
    private static Span<byte> WriteRecord(DnsType type, int bytes, Span<byte> reply, ref int length)
    {
        var record = reply.Slice(length, RecordBytes + bytes);
        BinaryPrimitives.WriteUInt16BigEndian(record, NameOfQuestion);
        BinaryPrimitives.WriteUInt16BigEndian(record[2..], (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(record[4..], 1);
        BinaryPrimitives.WriteUInt32BigEndian(record[6..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(record[10..], (ushort)bytes);
        length += record.Length;
        BinaryPrimitives.WriteUInt16BigEndian(reply[6..], (ushort)(BinaryPrimitives.ReadUInt16BigEndian(reply[6..]) + 1));
        return record[RecordBytes..];
    }
}
