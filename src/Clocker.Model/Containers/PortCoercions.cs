using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Model.Containers;

/// <summary>Reads ports: <c>80</c>, <c>53/udp</c>, <c>8000-8005</c>, and for bindings <c>[ADDRESS:][HOST:]CONTAINER[/PROTOCOL]</c>.</summary>
public static class PortCoercions
{
    private const int LongestRange = 1_000;

    /// <summary>Ports that the host publishes where it likes.</summary>
    public static Coerced<ValueList<PortSpec>> Open(Value value) => Flat(value, text => Container(text));

    /// <summary>Ports that the host publishes under the same number.</summary>
    public static Coerced<ValueList<PortSpec>> Direct(Value value) => Flat(value, text => Container(text, same: true));

    /// <summary>Ports that the host publishes under given numbers: a map from host to container, or a list in Compose's words.</summary>
    public static Coerced<ValueList<PortSpec>> Bindings(Value value) =>
        value is Value.Fields map
            ? Flat(new Value.Sequence([.. map.Entries.Select(entry => Value.Of($"{entry.Key}:{entry.Value.Display}"))]), Binding)
            : Flat(value, Binding);

    private static Coerced<ValueList<PortSpec>> Flat(Value value, Func<string, Coerced<ValueList<PortSpec>>> read)
    {
        var lists = Coercions.List(value, item => Coercions.Text(item) is { Problem: null } text ? read(text.Value!) : Wrong(item.Display));
        return lists.Problem is { } problem
            ? Coerced<ValueList<PortSpec>>.Wrong(problem)
            : lists.Value!.SelectMany(list => list).ToValueList();
    }

    private static Coerced<ValueList<PortSpec>> Container(string text, bool same = false)
    {
        var (ports, protocol) = Protocol(text);
        return protocol is not null && Range(ports) is { } range
            ? range.Ports.Select(port => new PortSpec(port, Host: same ? port : null, Protocol: protocol)).ToValueList()
            : Wrong(text);
    }

    private static Coerced<ValueList<PortSpec>> Binding(string text)
    {
        var (ports, protocol) = Protocol(text);
        var last = ports.LastIndexOf(':');
        var outer = last < 0 ? "" : ports[..last];
        var before = outer.LastIndexOf(':');
        var isBracketed = outer.EndsWith(']');
        var address = isBracketed ? outer : before < 0 ? "" : outer[..before];
        var hostText = isBracketed ? "" : outer[(before + 1)..];
        var host = hostText.Length == 0 ? new PortRange(0, 0) : Range(hostText);
        if (protocol is null || host is null || Range(ports[(last + 1)..]) is not { } container)
        {
            return Wrong(text);
        }

        var isRandom = hostText.Length == 0;
        if (!isRandom && host.Value.Count != container.Count)
        {
            return Coerced<ValueList<PortSpec>>.Wrong($"\"{text}\" binds {container.Count} ports to {host.Value.Count}");
        }

        var at = address.Trim('[', ']') is { Length: > 0 } given ? given : null;
        return container.Ports
            .Select((port, index) => new PortSpec(port, true, isRandom ? null : host.Value.First + index, protocol, at))
            .ToValueList();
    }

    private static (string Ports, string? Protocol) Protocol(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var protocol = slash < 0 ? "tcp" : text[(slash + 1)..].ToLowerInvariant();
        return (slash < 0 ? text : text[..slash], protocol is "tcp" or "udp" ? protocol : null);
    }

    private static PortRange? Range(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var first = Port(dash < 0 ? text : text[..dash]);
        var last = dash < 0 ? first : Port(text[(dash + 1)..]);
        return first is { } from && last is { } to && from <= to && to - from < LongestRange ? new(from, to) : null;
    }

    private static int? Port(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535 ? port : null;

    private static Coerced<ValueList<PortSpec>> Wrong(string text) =>
        Coerced<ValueList<PortSpec>>.Wrong($"{Coercions.Describe(Value.Of(text))} is not a port");

    private readonly record struct PortRange(int First, int Last)
    {
        public int Count => Last - First + 1;

        public IEnumerable<int> Ports => Enumerable.Range(First, Count);
    }
}
