using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Compose.Meaning;

/// <summary>The networks of a service, and how it is reached there and from outside.</summary>
internal sealed class NetworkMeaning(string name, ComposeMap service, ComposeProject project, DiagnosticList diagnostics)
{
    private static readonly string[] OwnDrivers = ["bridge", "overlay", "default"];

    /// <summary>The networks, the one with the highest priority first.</summary>
    public Value Networks(IReadOnlyList<string> aliases) => new Value.Sequence(
    [
        .. (service.Map(ProjectAttributes.Networks)?.Entries ?? [])
            .OrderByDescending(entry => (entry.Value as ComposeMap)?.Find("priority") is ComposeScalar priority ? priority.Whole : 0)
            .ThenBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => Network(entry, aliases))
            .OfType<Value>(),
    ]);

    /// <summary>The mode that takes the place of networks; null if there is none.</summary>
    public string? Mode()
    {
        switch (service.Text("network_mode"))
        {
            case null:
                return null;
            case ("host" or "none") and { } mode:
                return mode;
            case { } other:
                NotDeployable(service.PlaceOf("network_mode"), $"services.{name}.network_mode: {other} is not there in Clocker; host and none are.");
                return null;
        }
    }

    /// <summary>Ports that are published, as <c>ADDRESS:PUBLISHED:TARGET/PROTOCOL</c>.</summary>
    public IReadOnlyList<string> Ports() => [.. (service.List("ports")?.Items ?? []).OfType<ComposeMap>().Select(Port)];

    /// <summary>More names for addresses.</summary>
    public IEnumerable<KeyValuePair<string, string>> Hosts() => Given.TextsOf(service.Find("extra_hosts")).Select(text => text.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[^1]));

    private Given? Made(ComposeMap.Entry entry)
    {
        var network = project.Resources(ProjectAttributes.Networks).Map(entry.Name);
        if (network?.Find("external") is ComposeScalar { IsTrue: true })
        {
            NotDeployable(entry.NameAt, $"services.{name}.networks: the network \"{entry.Name}\" is external, and Clocker connects containers only to networks that it makes.");
            return null;
        }

        if (network?.Text("driver") is { } driver && !OwnDrivers.Contains(driver))
        {
            diagnostics.Warning(Codes.NotHonoured, network.PlaceOf("driver"), $"networks.{entry.Name}.driver has no effect: the cloud decides how its networks are made.", "Remove it, or choose the cloud's provider.");
        }

        var pools = (network?.Map("ipam")?.List("config")?.Items ?? []).OfType<ComposeMap>();
        return new Given()
            .Text("name", entry.Name)
            .Text("title", network?.Text("name"))
            .Texts("subnets", pools.Select(pool => pool.Text("subnet")).OfType<string>())
            .Map("options", Given.PairsOf(network?.Map("driver_opts")))
            .Flag("internal", network?.Find("internal"));
    }

    private Value? Network(ComposeMap.Entry entry, IReadOnlyList<string> aliases)
    {
        var use = entry.Value as ComposeMap;
        return Made(entry)?
            .Texts("aliases", aliases.Concat(Given.TextsOf(use?.Find("aliases"))).Distinct(StringComparer.Ordinal))
            .Texts("addresses", new[] { use?.Text("ipv4_address"), use?.Text("ipv6_address") }.OfType<string>())
            .Value;
    }

    private string Port(ComposeMap port)
    {
        var target = Given.NumberOf(port.Find("target"));
        var published = port.Text("published") ?? "";
        var protocol = port.Text("protocol") ?? "tcp";
        if (protocol is not ("tcp" or "udp"))
        {
            NotDeployable(port.At, $"services.{name}.ports: {protocol} is not there in Clocker; tcp and udp are.");
        }

        if (published.Contains('-', StringComparison.Ordinal))
        {
            diagnostics.Warning(Codes.NotHonoured, port.At, $"services.{name}.ports: of the ports {published} none is chosen: the host takes any that is free.", "Name one port.");
            published = "";
        }

        var address = port.Text("host_ip") is { } host ? $"{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{published}:" : published.Length > 0 ? $"{published}:" : "";
        return $"{address}{target}/{protocol}";
    }

    private void NotDeployable(Position at, string message) => diagnostics.Error(Codes.NotDeployable, at, message, "See docs/formats/compose.md.");
}
