using System.Buffers.Binary;

namespace Clocker.Agent.Names;

/// <summary>A question for a name, in the packet that it came in.</summary>
internal readonly ref struct DnsQuery
{
    public const int HeaderBytes = 12;
    public const int MostNameChars = 254;

    /// <summary>What every resolver can take, and what gets through every network in one piece.</summary>
    private const int LeastBytes = 512;
    private const int MostBytes = 1232;
    private const int MostLabelBytes = 63;

    private DnsQuery(ReadOnlySpan<char> name, DnsType type, ushort @class, int end, ReadOnlySpan<byte> additional)
    {
        Name = name;
        Type = type;
        IsInternet = @class is 1 or 255;
        End = end;
        // A root name, the type, and the size where others have the class.
        HasOptions = additional.Length >= 11 && additional[0] == 0 && BinaryPrimitives.ReadUInt16BigEndian(additional[1..]) == (ushort)DnsType.Options;
        ReplyBytes = HasOptions ? Math.Clamp((int)BinaryPrimitives.ReadUInt16BigEndian(additional[3..]), LeastBytes, MostBytes) : LeastBytes;
    }

    /// <summary>In lower case, without the dot at its end. Bytes that no name of ours has are characters that none has.</summary>
    public ReadOnlySpan<char> Name { get; }

    public DnsType Type { get; }

    public bool IsInternet { get; }

    /// <summary>Where the question ends in the packet.</summary>
    public int End { get; }

    /// <summary>Whether the asker knows of options, and so wants to be told some.</summary>
    public bool HasOptions { get; }

    /// <summary>How large a packet the asker takes.</summary>
    public int ReplyBytes { get; }

    /// <summary>Reads a packet.</summary>
    /// <param name="packet">What came.</param>
    /// <param name="name">Room for the name: <see cref="MostNameChars"/>.</param>
    /// <param name="query">The question.</param>
    public static DnsReading Read(ReadOnlySpan<byte> packet, Span<char> name, out DnsQuery query)
    {
        query = default;
        if (packet.Length < HeaderBytes || (packet[2] & 0x80) != 0)
        {
            return DnsReading.Garbage;
        }

        if ((packet[2] & 0x78) != 0)
        {
            return DnsReading.Unknown;
        }

        if (BinaryPrimitives.ReadUInt16BigEndian(packet[4..]) != 1 || !ReadName(packet, name, out var length, out var position)
            || packet.Length < position + 4)
        {
            return DnsReading.Malformed;
        }

        var isPlain = BinaryPrimitives.ReadUInt32BigEndian(packet[6..]) == 0 && BinaryPrimitives.ReadUInt16BigEndian(packet[10..]) > 0;
        query = new DnsQuery(
            name[..length],
            (DnsType)BinaryPrimitives.ReadUInt16BigEndian(packet[position..]),
            BinaryPrimitives.ReadUInt16BigEndian(packet[(position + 2)..]),
            position + 4,
            isPlain ? packet[(position + 4)..] : []);
        return DnsReading.Question;
    }

    private static bool ReadName(ReadOnlySpan<byte> packet, Span<char> name, out int length, out int position)
    {
        length = 0;
        position = HeaderBytes;
        while (position < packet.Length)
        {
            int label = packet[position++];
            if (label == 0)
            {
                return true;
            }

            // Nothing precedes a question, so that it has no pointers.
            if (label > MostLabelBytes || position + label > packet.Length || length + label + 1 > name.Length)
            {
                return false;
            }

            if (length > 0)
            {
                name[length++] = '.';
            }

            foreach (var letter in packet.Slice(position, label))
            {
                name[length++] = Letter(letter);
            }

            position += label;
        }

        return false;
    }

    /// <summary>A dot within a label is none between two.</summary>
    private static char Letter(byte letter) => letter switch
    {
        >= (byte)'A' and <= (byte)'Z' => (char)(letter | 0x20),
        (byte)'.' => '\0',
        _ => (char)letter,
    };
}
