using Clocker.Blueprints.Compose.Tree;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Decoding;

/// <summary>Names for addresses: <c>host=address</c> or <c>host:address</c>, as a list or as a map.</summary>
internal sealed class HostList(DiagnosticList diagnostics)
{
    public ComposeList Read(ComposeNode value, ComposePath path)
    {
        var hosts = value is ComposeMap map
            ? map.Entries.SelectMany(entry => Addresses(entry).Select(address => (Host: entry.Name, Address: address, entry.NameAt))).ToList()
            : ((value as ComposeList)?.Items ?? []).SelectMany(item => Split(item, path)).ToList();
        foreach (var (host, _, at) in hosts.Where(host => host.Host.Length == 0 || host.Host.AsSpan().ContainsAny(":=")))
        {
            diagnostics.Error(Codes.BadAttribute, at, $"{path}: bad host name '{host}'", "Write HOST=ADDRESS.");
        }

        return new(value.At, hosts
            .Select(host => (Text: $"{host.Host}={WithoutBrackets(host.Address)}", host.NameAt))
            .OrderBy(host => host.Text, StringComparer.Ordinal)
            .Select(host => ComposeScalar.Text(host.NameAt, host.Text)));
    }

    private IEnumerable<(string Host, string Address, Position NameAt)> Split(ComposeNode item, ComposePath path)
    {
        var text = (item as ComposeScalar)?.Printed ?? "";
        var end = text.IndexOf('=', StringComparison.Ordinal);
        end = end < 0 ? text.IndexOf(':', StringComparison.Ordinal) : end;
        if (end < 0)
        {
            diagnostics.Error(Codes.BadAttribute, item.At, $"{path}: invalid additional host, missing IP: {text}", "Write HOST=ADDRESS.");
            return [];
        }

        return text[(end + 1)..].Split(',').Select(address => (text[..end], address, item.At));
    }

    private static IEnumerable<string> Addresses(ComposeMap.Entry entry) =>
        entry.Value is ComposeList list ? list.Items.Select(item => (item as ComposeScalar)?.Printed ?? "") : [(entry.Value as ComposeScalar)?.Printed ?? ""];

    private static string WithoutBrackets(string address) => address is ['[', _, .., ']'] ? address[1..^1] : address;
}
