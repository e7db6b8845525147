using System.Net;
using Clocker.Agent.Names;
using Clocker.Model.Networks.Agents;
using CsCheck;
using Xunit;

namespace Clocker.Agent.Tests.Names;

public sealed class ResolutionTests
{
    private const int NoError = 0;
    private const int FormatError = 1;
    private const int NoSuchName = 3;
    private const int NotImplemented = 4;

    private static readonly AgentNetwork Front = new()
    {
        Key = "front",
        Interface = "clkfront",
        Subnets = ["10.1.0.0/16", "fd01::/64"],
        Names = new Dictionary<string, IReadOnlyList<string>>
        {
            ["web"] = ["10.1.0.1", "10.1.0.2", "10.1.0.3"],
            ["web-1"] = ["10.1.0.1"],
            ["both"] = ["10.1.0.9", "fd01::9"],
            ["db"] = ["10.1.0.50"],
            ["a.dotted.name"] = ["10.1.0.77"],
        },
    };

    private static readonly AgentNetwork Back = new()
    {
        Key = "back",
        Interface = "clkback",
        Subnets = ["10.2.0.0/16"],
        IsInternal = true,
        Names = new Dictionary<string, IReadOnlyList<string>> { ["db"] = ["10.2.0.50"], ["disk"] = ["10.2.0.51"] },
    };

    private readonly NameTable _table = new(new AgentState
    {
        Owner = "me",
        HostAddress = "192.0.2.1",
        Networks = [Front, Back],
        Endpoints = [new AgentEndpoint(["10.1.0.1", "fd01::1"], ["front"]), new AgentEndpoint(["10.2.0.51", "10.1.0.4"], ["back", "front"])],
    });

    [Theory]
    [InlineData("web-1", DnsPackets.A, "10.1.0.1")]
    [InlineData("WEB-1.", DnsPackets.A, "10.1.0.1")]
    [InlineData("a.dotted.NAME", DnsPackets.A, "10.1.0.77")]
    [InlineData("both", DnsPackets.Aaaa, "fd01::9")]
    [InlineData("1.0.1.10.in-addr.arpa", DnsPackets.Ptr, "web-1")]
    [InlineData("9.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.D.F.ip6.ARPA", DnsPackets.Ptr, "both")]
    public void A_name_of_ours_is_answered(string name, ushort type, string expected)
    {
        var response = Ask(name, type);


        Assert.Equal((0x1234, NoError, true), (response.Id, response.Code, response.IsAuthoritative));
        Assert.Equal([expected], response.Records);
    }

    [Theory]
    [InlineData("web-1", DnsPackets.Aaaa)]
    [InlineData("web-1", DnsPackets.Mx)]
    [InlineData("1.0.1.10.in-addr.arpa", DnsPackets.A)]
    public void A_name_of_ours_has_nothing_of_another_type(string name, ushort type)
    {
        var response = Ask(name, type);


        Assert.Equal(NoError, response.Code);
        Assert.Empty(response.Records);
    }

    [Fact]
    public void Addresses_of_a_name_take_turns()
    {
        var first = Enumerable.Range(0, 6).Select(_ => Ask("web", DnsPackets.A).Records[0]).ToList();


        Assert.Equal(first[..3], first[3..]);
        Assert.Equal(["10.1.0.1", "10.1.0.2", "10.1.0.3"], first[..3].Order());
    }

    [Fact]
    public void Addresses_take_turns_also_when_both_families_are_asked_for_alternately()
    {
        var first = new HashSet<string>();
        for (var i = 0; i < 4; i++)
        {
            first.Add(Ask("web", DnsPackets.A).Records[0]);
            Ask("web", DnsPackets.Aaaa);
        }


        Assert.Equal(3, first.Count);
    }

    [Theory]
    [InlineData("10.1.0.1", "front", "10.1.0.50")]
    [InlineData("10.2.0.51", "back", "10.2.0.50")]
    [InlineData("10.1.0.4", "front", "10.2.0.50")] // on both, "back" first
    [InlineData("10.9.9.9", "front", "10.1.0.50")]
    [InlineData("10.9.9.9", "back", "10.2.0.50")]
    public void Who_asks_gets_the_names_of_its_networks_the_first_one_first(string sender, string asked, string expected) =>
        Assert.Equal([expected], Ask("db", DnsPackets.A, sender, asked).Records);

    [Fact]
    public void Names_of_another_network_are_not_seen() => Assert.Equal(NameAnswerKind.Forward, Answer("disk", "10.1.0.1", "front").Kind);

    [Fact]
    public void An_address_of_ours_without_a_name_is_asked_of_nobody_else() => Assert.Equal(NoSuchName, Ask("200.0.1.10.in-addr.arpa", DnsPackets.Ptr).Code);

    [Theory]
    [InlineData("example.org", false)]
    [InlineData("elsewhere", true)]
    [InlineData("1.2.0.192.in-addr.arpa", false)]
    public void Other_names_are_asked_of_others(string name, bool isSingleLabel) =>
        Assert.Equal(new NameAnswer(NameAnswerKind.Forward, 0, isSingleLabel), Answer(name, "10.1.0.1", "front"));

    [Fact]
    public void Who_has_no_way_out_gets_no_other_names() => Assert.Equal(NoSuchName, Ask("example.org", DnsPackets.A, "10.9.9.9", "back").Code);

    [Fact]
    public void Who_is_on_a_network_with_a_way_out_too_gets_other_names() =>
        Assert.Equal(NameAnswerKind.Forward, Answer("example.org", "10.2.0.51", "back").Kind);

    [Fact]
    public void Options_are_answered_with_options()
    {
        var reply = new byte[4096];
        var answer = Resolution.Answer(DnsPackets.Query("web-1", DnsPackets.A, size: 4096), View("10.1.0.1", "front"), false, reply);


        Assert.Equal(1, reply[11]);
        Assert.Equal(["10.1.0.1"], DnsPackets.Read(reply.AsSpan(0, answer.Length)).Records);
    }

    [Theory]
    [InlineData(null, false, 512)]
    [InlineData(1000, false, 1000)]
    [InlineData(65535, false, 1232)]
    [InlineData(10, false, 512)]
    [InlineData(null, true, 65535)]
    public void Of_many_addresses_as_many_are_told_as_the_asker_takes(int? size, bool isStream, int most)
    {
        var many = Enumerable.Range(0, 3000).Select(i => $"10.1.{i / 250}.{(i % 250) + 1}").ToList();
        var view = new NameView([new NetworkNames(Front with { Names = new Dictionary<string, IReadOnlyList<string>> { ["many"] = many } })]);
        var reply = new byte[Resolution.MostBytes];


        var answer = Resolution.Answer(DnsPackets.Query("many", DnsPackets.A, size: (ushort?)size), view, isStream, reply);


        var response = DnsPackets.Read(reply.AsSpan(0, answer.Length));
        Assert.InRange(answer.Length, Math.Min(most, 40000) - 16, most);
        Assert.Equal(!isStream, response.IsCut);
        Assert.Equal(response.Records.Count, response.Records.Intersect(many).Count());
    }

    [Fact]
    public void What_is_no_question_is_told_so()
    {
        var reply = new byte[4096];
        var status = DnsPackets.Query("web", DnsPackets.A);
        status[2] |= 0x10;
        var two = DnsPackets.Query("web", DnsPackets.A);
        two[5] = 2;
        var pointing = DnsPackets.Query("web", DnsPackets.A);
        pointing[12] = 0xC0;


        Assert.Equal(NotImplemented, Code(status));
        Assert.Equal(FormatError, Code(two));
        Assert.Equal(FormatError, Code(pointing));
        Assert.Equal(FormatError, Code(DnsPackets.Query("web", DnsPackets.A)[..14]));
        Assert.Equal(NameAnswerKind.Drop, Resolution.Answer(reply.AsSpan(0, 11), null, false, reply).Kind);

        int Code(byte[] packet) => DnsPackets.Read(reply.AsSpan(0, Resolution.Answer(packet, View("10.1.0.1", "front"), false, reply).Length)).Code;
    }

    [Fact]
    public void An_answer_is_never_answered()
    {
        var answer = DnsPackets.Query("web", DnsPackets.A);
        answer[2] |= 0x80;


        Assert.Equal(NameAnswerKind.Drop, Resolution.Answer(answer, View("10.1.0.1", "front"), false, new byte[4096]).Kind);
    }

    [Fact]
    public void A_dot_within_a_label_is_none_between_two()
    {
        var packet = DnsPackets.Query("a-dotted.name", DnsPackets.A);
        packet[14] = (byte)'.';


        Assert.Equal(NameAnswerKind.Forward, Resolution.Answer(packet, View("10.1.0.1", "front"), false, new byte[4096]).Kind);
    }

    [Fact]
    public void Any_bytes_are_answered_with_a_packet_that_can_be_read_or_not_at_all() =>
        Packets.Sample(
            packet =>
            {
                var reply = new byte[4096];
                var answer = Resolution.Answer(packet, View("10.1.0.1", "front"), false, reply);
                if (answer.Kind == NameAnswerKind.Reply)
                {
                    DnsPackets.Read(reply.AsSpan(0, answer.Length));
                    Assert.InRange(answer.Length, 12, DnsLimit);
                }

                if (answer.Kind == NameAnswerKind.Forward)
                {
                    DnsPackets.Read(reply.AsSpan(0, Resolution.WriteNobody(packet, true, reply)));
                }
            },
            iter: 20_000);

    private const int DnsLimit = 1232;

    /// <summary>Bytes by chance, and good packets with a few bytes changed, put in or left out.</summary>
    private static Gen<byte[]> Packets { get; } = Gen.OneOf(
        Gen.Byte.Array[12, 300],
        Gen.Select(
            Gen.OneOf(new[] { "web", "web-1", "both", "a.dotted.name", "1.0.1.10.in-addr.arpa", "example.org", "" }.Select(Gen.Const).ToArray()),
            Gen.UShort,
            Gen.Bool,
            Gen.Select(Gen.Int[0, 60], Gen.Byte).Array[0, 4],
            (name, type, options, changes) =>
            {
                var packet = DnsPackets.Query(name, type, size: options ? type : null);
                foreach (var (at, value) in changes)
                {
                    packet[at % packet.Length] = value;
                }

                return packet;
            }),
        Gen.Select(Gen.Int[0, 40], length => DnsPackets.Query("a.dotted.name", DnsPackets.A, size: 1232)[..length]).Where(packet => packet.Length >= 12));

    [Fact]
    public void Every_name_is_found_in_any_case_and_no_other_is() =>
        Gen.Select(Gen.String[Gen.Char["abcXYZ019-_"], 1, 20].Array[1, 5], Gen.Bool.Array[100]).Sample((labels, upper) =>
        {
            var name = string.Join('.', labels).ToLowerInvariant();
            var view = new NameView([new NetworkNames(Front with { Names = new Dictionary<string, IReadOnlyList<string>> { [name] = ["10.1.0.1"] } })]);
            var mixed = string.Concat(name.Select((letter, i) => upper[i % upper.Length] ? char.ToUpperInvariant(letter) : letter));
            var reply = new byte[4096];


            Assert.Equal(["10.1.0.1"], DnsPackets.Read(reply.AsSpan(0, Resolution.Answer(DnsPackets.Query(mixed, DnsPackets.A), view, false, reply).Length)).Records);
            Assert.Equal(NameAnswerKind.Forward, Resolution.Answer(DnsPackets.Query(mixed + "q", DnsPackets.A), view, false, reply).Kind);
        });

    [Fact]
    public void Answering_makes_no_garbage()
    {
        var packet = DnsPackets.Query("web", DnsPackets.A);
        var reply = new byte[4096];
        var view = View("10.1.0.1", "front");
        Resolution.Answer(packet, view, false, reply);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            Resolution.Answer(packet, view, false, reply);
        }


        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private DnsResponse Ask(string name, ushort type, string sender = "10.1.0.1", string asked = "front")
    {
        var reply = new byte[4096];
        var answer = Resolution.Answer(DnsPackets.Query(name, type), View(sender, asked), false, reply);
        Assert.Equal(NameAnswerKind.Reply, answer.Kind);
        return DnsPackets.Read(reply.AsSpan(0, answer.Length));
    }

    private NameAnswer Answer(string name, string sender, string asked) =>
        Resolution.Answer(DnsPackets.Query(name, DnsPackets.A), View(sender, asked), false, new byte[4096]);

    private NameView? View(string sender, string asked) => _table.ViewOf(AddressKey.Of(IPAddress.Parse(sender)), asked);
}
