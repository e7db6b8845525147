using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Clocker.Agent.Probes;

/// <summary>Packets that ask for an echo (RFC 792, RFC 4443), and what comes back.</summary>
internal static class EchoPacket
{
    public const int HeaderBytes = 8;

    /// <summary>How many bytes of a packet are the header of IP.</summary>
    public static int IpBytes(AddressFamily family) => family == AddressFamily.InterNetwork ? 20 : 40;

    /// <summary>Writes the question. The sum over it is the system's business where the family is IPv6.</summary>
    public static void Write(AddressFamily family, ushort id, ushort sequence, Span<byte> packet)
    {
        packet.Clear();
        packet[0] = (byte)(family == AddressFamily.InterNetwork ? 8 : 128);
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], id);
        BinaryPrimitives.WriteUInt16BigEndian(packet[6..], sequence);
        if (family == AddressFamily.InterNetwork)
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet[2..], Sum(packet));
        }
    }

    /// <summary>Reads what a raw socket has received.</summary>
    /// <returns>Null if it is not about a question with this id.</returns>
    public static (EchoAnswer Answer, ushort Sequence)? Read(AddressFamily family, ushort id, ReadOnlySpan<byte> received, IPAddress from)
    {
        var is4 = family == AddressFamily.InterNetwork;
        // With IPv4 the header of IP comes too, and says how long it is.
        var icmp = is4 ? Behind4(received) : received;
        if (icmp.Length < HeaderBytes)
        {
            return null;
        }

        if (icmp[0] == (is4 ? 0 : 129))
        {
            return Sequence(icmp, id) is { } sequence ? (new EchoAnswer(EchoAnswerKind.Reply, from), sequence) : null;
        }

        var kind = is4 ? Kind4(icmp[0], icmp[1]) : Kind6(icmp[0]);
        var asked = is4 ? Behind4(icmp[HeaderBytes..]) : icmp.Length < HeaderBytes + 40 ? [] : icmp[(HeaderBytes + 40)..];
        if (kind == EchoAnswerKind.Silence || asked.Length < HeaderBytes || asked[0] != (is4 ? 8 : 128) || Sequence(asked, id) is not { } about)
        {
            return null;
        }

        var most = kind != EchoAnswerKind.TooLarge ? 0
            : is4 ? BinaryPrimitives.ReadUInt16BigEndian(icmp[6..])
            : (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(icmp[4..]), int.MaxValue);
        return (new EchoAnswer(kind, from, MostBytes: most), about);
    }

    private static EchoAnswerKind Kind4(byte type, byte code) => (type, code) switch
    {
        (3, 4) => EchoAnswerKind.TooLarge,
        (3, _) => EchoAnswerKind.Unreachable,
        (11, _) => EchoAnswerKind.Expired,
        _ => EchoAnswerKind.Silence,
    };

    private static EchoAnswerKind Kind6(byte type) => type switch
    {
        1 => EchoAnswerKind.Unreachable,
        2 => EchoAnswerKind.TooLarge,
        3 => EchoAnswerKind.Expired,
        _ => EchoAnswerKind.Silence,
    };

    private static ushort? Sequence(ReadOnlySpan<byte> icmp, ushort id) =>
        BinaryPrimitives.ReadUInt16BigEndian(icmp[4..]) == id ? BinaryPrimitives.ReadUInt16BigEndian(icmp[6..]) : null;

    private static ReadOnlySpan<byte> Behind4(ReadOnlySpan<byte> packet)
    {
        var header = packet.Length == 0 ? 0 : (packet[0] & 0xF) * 4;
        return header < 20 || header > packet.Length ? [] : packet[header..];
    }

    private static ushort Sum(ReadOnlySpan<byte> packet)
    {
        var sum = 0u;
        for (var i = 0; i < packet.Length; i += 2)
        {
            sum += (uint)(packet[i] << 8) | (i + 1 < packet.Length ? packet[i + 1] : 0u);
        }

        while (sum > 0xFFFF)
        {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }

        return (ushort)~sum;
    }
}
