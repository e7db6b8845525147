using System.Net;
using System.Net.Sockets;
using Clocker.Agent.Probes;
using CsCheck;
using Xunit;

namespace Clocker.Agent.Tests.Probes;

public sealed class EchoPacketTests
{
    private static readonly IPAddress Hop = IPAddress.Parse("10.0.0.1");

    [Fact]
    public void The_sum_over_a_question_is_right() => Gen.Select(Gen.UShort, Gen.UShort, Gen.Int[8, 200]).Sample((id, sequence, length) =>
    {
        var packet = new byte[length];
        EchoPacket.Write(AddressFamily.InterNetwork, id, sequence, packet);
        var sum = 0;
        for (var i = 0; i + 1 < length; i += 2)
        {
            sum += (packet[i] << 8) | packet[i + 1];
        }


        Assert.Equal(0xFFFF, (sum & 0xFFFF) + (sum >> 16));
    });

    [Fact]
    public void An_error_says_what_it_is_about_and_how_much_would_pass()
    {
        var question = new byte[64];
        EchoPacket.Write(AddressFamily.InterNetwork, 7, 3, question);
        byte[] error = [.. Ip(), 3, 4, 0, 0, 0, 0, 0x05, 0x78, .. Ip(), .. question[..8]];


        Assert.Equal((new EchoAnswer(EchoAnswerKind.TooLarge, Hop, MostBytes: 1400), (ushort)3), EchoPacket.Read(AddressFamily.InterNetwork, 7, error, Hop));
        Assert.Null(EchoPacket.Read(AddressFamily.InterNetwork, 8, error, Hop));
    }

    [Fact]
    public void Errors_of_IPv6_are_read_too()
    {
        var question = new byte[64];
        EchoPacket.Write(AddressFamily.InterNetworkV6, 7, 3, question);
        byte[] error = [2, 0, 0, 0, 0, 0, 0x05, 0x00, .. new byte[40], .. question[..8]];


        Assert.Equal((new EchoAnswer(EchoAnswerKind.TooLarge, Hop, MostBytes: 1280), (ushort)3), EchoPacket.Read(AddressFamily.InterNetworkV6, 7, error, Hop));
    }

    [Fact]
    public void Any_bytes_are_read_or_left_aside() => Gen.Select(Gen.Byte.Array[0, 100], Gen.Bool).Sample((bytes, is4) =>
    {
        if (bytes.Length > 0 && is4)
        {
            bytes[0] = (byte)(0x40 | (bytes[0] & 0xF));
        }

        var read = EchoPacket.Read(is4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6, 1, bytes, Hop);
        Assert.True(read is null || read.Value.Answer.Kind != EchoAnswerKind.Silence);
    });

    private static byte[] Ip() => [0x45, .. new byte[19]];
}
