using System.Globalization;
using System.Net;

using Clocker.Blueprints.Compose.Tree;

namespace Clocker.Blueprints.Compose.Rewriting;

/// <summary>Reads <c>[ADDRESS:][PUBLISHED:]TARGET[/PROTOCOL]</c>, in which ports may be ranges.</summary>
internal static class PortText
{
    private static readonly string[] Protocols = ["tcp", "udp", "sctp"];

    /// <summary>The long syntax, one entry for each port, and what is wrong with the text; null if nothing is.</summary>
    public static (IReadOnlyList<ComposeMap> Ports, string? Problem) Read(string text, Position at)
    {
        var parts = text.Split(':');
        var address = parts.Length > 2 ? string.Join(':', parts[..^2]) : "";
        var published = parts.Length > 1 ? parts[^2] : "";
        var slash = parts[^1].IndexOf('/', StringComparison.Ordinal);
        var target = slash < 0 ? parts[^1] : parts[^1][..slash];
        var protocol = slash < 0 || slash + 1 == parts[^1].Length ? "tcp" : parts[^1][(slash + 1)..].Split('/')[0];
        var isBracketed = address is ['[', .., ']'];
        address = isBracketed ? address[1..^1] : address;

        return address.Length > 0 && (!IsAddress(address) || isBracketed != address.Contains(':', StringComparison.Ordinal)) ? ([], $"invalid IP address: {address}")
            : target.Length == 0 ? ([], $"no port specified: {text}<empty>")
            : Range(target) is not { } targets ? ([], $"invalid containerPort: {target}")
            : Range(published.Length == 0 ? "0" : published) is not { } hosts ? ([], $"invalid hostPort: {published}")
            : !Protocols.Contains(protocol.ToLowerInvariant()) ? ([], $"invalid proto: {protocol}")
            : published.Length > 0 && targets.Last - targets.First != hosts.Last - hosts.First && targets.First != targets.Last
                ? ([], $"invalid ranges specified for container and host Ports: {target} and {published}")
            : (Ports(address, published.Length == 0 ? null : hosts, targets, protocol.ToLowerInvariant(), at), null);
    }

    /// <summary>Whether a text is an address as the format takes it: <c>127.1</c> and <c>1</c> are none.</summary>
    public static bool IsAddress(string text) =>
        IPAddress.TryParse(text, out _) && (text.Contains(':', StringComparison.Ordinal) ? !text.Contains('[', StringComparison.Ordinal) : IsFourNumbers(text));

    private static bool IsFourNumbers(string text) =>
        text.Split('.') is { Length: 4 } numbers && numbers.All(number => number.All(char.IsAsciiDigit) && (number.Length == 1 || number[0] != '0'));

    private static List<ComposeMap> Ports(string address, (int First, int Last)? hosts, (int First, int Last) targets, string protocol, Position at)
    {
        var ports = new List<ComposeMap>();
        for (var target = targets.First; target <= targets.Last; target++)
        {
            var port = new ComposeMap(at);
            port.Set("mode", ComposeScalar.Text(at, "ingress"));
            if (address.Length > 0)
            {
                port.Set("host_ip", ComposeScalar.Text(at, address));
            }

            port.Set("target", ComposeScalar.Number(at, (long)target));
            if (hosts is var (first, last))
            {
                var isChoice = targets.First == targets.Last && first != last;
                port.Set("published", ComposeScalar.Text(at, isChoice ? $"{first}-{last}" : GoNumber.Printed((long)first + target - targets.First)));
            }

            port.Set("protocol", ComposeScalar.Text(at, protocol));
            ports.Add(port);
        }

        // Compose sorts them as texts.
        return [.. ports.OrderBy(port => $"{((ComposeScalar)port.Find("target")!).Printed}/", StringComparer.Ordinal)];
    }

    private static (int First, int Last)? Range(string text)
    {
        var parts = text.Split('-', 2);
        return Port(parts[0]) is { } first && Port(parts[^1]) is { } last && first <= last ? (first, last) : null;
    }

    private static int? Port(string text) => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;
}
