using System.Net;

namespace Clocker.Agent.Names;

/// <summary>Answers a packet from a view, without a network and without garbage.</summary>
internal static class Resolution
{
    /// <summary>The longest answer.</summary>
    public const int MostBytes = 65535;

    /// <summary>Answers a packet.</summary>
    /// <param name="packet">What came.</param>
    /// <param name="view">What its sender sees; null is nothing.</param>
    /// <param name="isStream">Whether it came by TCP, which carries any length.</param>
    /// <param name="reply">Gets the answer; as long as the longest one.</param>
    public static NameAnswer Answer(ReadOnlySpan<byte> packet, NameView? view, bool isStream, Span<byte> reply)
    {
        Span<char> room = stackalloc char[DnsQuery.MostNameChars];
        switch (DnsQuery.Read(packet, room, out var query))
        {
            case DnsReading.Garbage:
                return new NameAnswer(NameAnswerKind.Drop);
            case DnsReading.Malformed:
                return Code(packet, DnsQuery.HeaderBytes, DnsCode.FormatError, reply);
            case DnsReading.Unknown:
                return Code(packet, DnsQuery.HeaderBytes, DnsCode.NotImplemented, reply);
        }

        if (view is null)
        {
            return Code(packet, query.End, DnsCode.Refused, reply);
        }

        if (query.IsInternet && view.Find(query.Name) is { } addresses)
        {
            return NameAnswer.Reply(DnsReply.WriteAddresses(packet, query, addresses, isStream ? MostBytes : query.ReplyBytes, reply));
        }

        return query.IsInternet && Reverse(packet, query, view, reply) is { } reverse ? reverse : Other(packet, query, view, reply);
    }

    /// <summary>What one hears whose question nobody else has answered.</summary>
    public static int WriteNobody(ReadOnlySpan<byte> packet, bool isSingleLabel, Span<byte> reply)
    {
        Span<char> room = stackalloc char[DnsQuery.MostNameChars];
        DnsQuery.Read(packet, room, out var query);
        return WriteCode(packet, query, isSingleLabel ? DnsCode.NoSuchName : DnsCode.ServerFailure, reply);
    }

    /// <summary>Nobody else is asked about addresses of our networks: nobody else knows them.</summary>
    private static NameAnswer? Reverse(ReadOnlySpan<byte> packet, in DnsQuery query, NameView view, Span<byte> reply)
    {
        Span<byte> bytes = stackalloc byte[16];
        var length = ReverseName.Read(query.Name, bytes);
        if (length == 0)
        {
            return null;
        }

        if (view.Find(AddressKey.Of(bytes[..length])) is { } name)
        {
            return NameAnswer.Reply(query.Type is DnsType.Ptr or DnsType.Any
                ? DnsReply.WriteName(packet, query, name, reply)
                : WriteCode(packet, query, DnsCode.NoError, reply));
        }

        return view.Covers(new IPAddress(bytes[..length])) ? NameAnswer.Reply(WriteCode(packet, query, DnsCode.NoSuchName, reply)) : null;
    }

    private static NameAnswer Other(ReadOnlySpan<byte> packet, in DnsQuery query, NameView view, Span<byte> reply) => view.HasWayOut
        ? new NameAnswer(NameAnswerKind.Forward, IsSingleLabel: !query.Name.Contains('.'))
        : NameAnswer.Reply(WriteCode(packet, query, DnsCode.NoSuchName, reply));

    private static NameAnswer Code(ReadOnlySpan<byte> packet, int end, DnsCode code, Span<byte> reply) =>
        NameAnswer.Reply(DnsReply.WriteCode(packet, end, code, reply));

    private static int WriteCode(ReadOnlySpan<byte> packet, in DnsQuery query, DnsCode code, Span<byte> reply) =>
        DnsReply.WriteOptions(query, reply, DnsReply.WriteCode(packet, query.End, code, reply));
}
