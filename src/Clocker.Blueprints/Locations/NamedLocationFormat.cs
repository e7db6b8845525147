using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Locations;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Locations;

/// <summary>Reads what a named location stands for: a location as it is written after <c>location:</c>, or a catalogue item's <c>type</c> with <c>brooklyn.config</c>.</summary>
public static class NamedLocationFormat
{
    private const string Forms = "Write a location such as byon:(hosts=\"…\"), lab or another name; a map such as {byon: {hosts: […]}}; or \"type:\" with \"brooklyn.config:\".";

    /// <summary>Kinds of locations that are no names.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["byon", "docker", "host", "lab", "local", "localhost", "named", "simulated"];

    private static readonly string[] Machines = ["byon", "host", "localhost"];

    /// <summary>Reads one; what is wrong with it is found with those that are there already.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">The text, named as its author knows it.</param>
    /// <param name="set">What is set over it.</param>
    /// <param name="known">The named locations that it may stand for.</param>
    public static (NamedLocation? Location, IReadOnlyList<Diagnostic> Diagnostics) Read(
        string name, Model.Blueprints.Source source, IReadOnlyDictionary<string, string> set, NamedLocations known)
    {
        var diagnostics = new DiagnosticList(source.Name);
        if (YamlDocument.Read(source.Text, diagnostics) is not { } root || Form(root, diagnostics) is not { } form)
        {
            return (null, diagnostics.InOrder);
        }

        List<(string Name, Position At, Node Value)> given =
        [
            .. form.Settings.Where(setting => !set.ContainsKey(setting.Name)),
            .. set.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, default(Position), (Node)new ScalarNode(default, entry.Value))),
        ];
        var location = new NamedLocation(name, form.Spec.Text.Trim(), given.ToValueMap(setting => setting.Name, setting => NodeValues.Of(setting.Value)));
        Check(location, form.Spec, given, new NamedLocations([.. known.All.Where(other => other.Item is null), location], known.All.Where(other => other.Item is not null)), diagnostics);
        return (diagnostics.HasErrors ? null : location, diagnostics.InOrder);
    }

    /// <summary>The locations among the items of a catalogue, as their ids and as <c>ID:VERSION</c>.</summary>
    public static IEnumerable<NamedLocation> Of(ItemIndex items) =>
        from item in items.Items
        where item.Kind == ItemKind.Location && !item.IsDisabled
        let form = Form(item.Plan, new(item.ToString()))
        where form is not null
        from name in ReferenceEquals(items.VersionsOf(item.Id)[0], item) ? new[] { item.Id, item.ToString() } : [item.ToString()]
        select new NamedLocation(name, form.Spec.Text.Trim(), form.Settings.ToValueMap(setting => setting.Name, setting => NodeValues.Of(setting.Value))) { Item = item.ToString() };

    /// <summary>What a location says beside what it is; null if it cannot be read.</summary>
    internal static ValueMap<Model.Values.Value>? Settings(string location)
    {
        var diagnostics = new DiagnosticList("location");
        return YamlDocument.Read(location, diagnostics) is { } root && Form(root, diagnostics) is { } form
            ? form.Settings.ToValueMap(setting => setting.Name, setting => NodeValues.Of(setting.Value))
            : null;
    }

    private static void Check(
        NamedLocation location, ScalarNode spec, List<(string Name, Position At, Node Value)> given, NamedLocations all, DiagnosticList diagnostics)
    {
        if (LocationName.Parse(location.Spec) is LocationName.Wrong wrong)
        {
            diagnostics.Error(Codes.BadLocation, spec.At, wrong.Problem, wrong.Remedy);
            return;
        }

        if (all.Resolve(location) is not { } resolved)
        {
            diagnostics.Error(Codes.BadLocation, spec.At, $"\"{location.Name}\" would stand for itself, by way of \"{location.Spec}\".", "Name a location that does not lead back to it.");
            return;
        }

        var kind = KindOf(resolved.Spec);
        if (Machines.Contains(kind))
        {
            var own = given.Select(setting => setting.Name).ToHashSet(StringComparer.Ordinal);
            var inherited = resolved.Defaults.Where(entry => !own.Contains(entry.Key)).Select(entry => (entry.Key, spec.At, NodeValues.Node(entry.Value, spec.At)));
            MachineListFormat.Check(resolved.Spec == location.Spec ? spec : new ScalarNode(spec.At, resolved.Spec), [.. given, .. inherited], diagnostics);
        }
        else
        {
            CheckOther(resolved, kind, spec, given, all, diagnostics);
        }
    }

    private static void CheckOther(
        NamedLocation resolved, string kind, ScalarNode spec, List<(string Name, Position At, Node Value)> given, NamedLocations all, DiagnosticList diagnostics)
    {
        if (LocationName.Parse(resolved.Spec) is LocationName.Cloud or LocationName.Host)
        {
            diagnostics.Error(Codes.BadLocation, spec.At, $"\"{resolved.Spec}\" is a cloud; hosts do not come from a cloud.", "Deploy to it by its own name.");
        }
        else if (!Kinds.Contains(kind) || kind is "local" or "named")
        {
            IReadOnlyList<string> known = [.. all.All.Select(other => other.Name).Where(name => name != resolved.Name), .. Kinds.Except(["local", "named"])];
            diagnostics.Error(Codes.BadLocation, spec.At, $"There is no location \"{resolved.Spec}\".", Suggestions.Remedy(kind, known, "locations"));
        }

        foreach (var (name, at, _) in given)
        {
            diagnostics.Warning(Codes.NoEffect, at, $"\"{name}\" has no effect: \"{resolved.Spec}\" takes no settings.", "Leave it out.");
        }
    }

    private static string KindOf(string spec) => LocationName.Parse(spec) switch
    {
        LocationName.Plain(var name) => name,
        LocationName.Described(var kind, _) => kind,
        LocationName.Named(var name) => name,
        _ => LocationName.DockerKind,
    };

    /// <summary>What it stands for, and what it says beside.</summary>
    private static LocationForm? Form(Node root, DiagnosticList diagnostics)
    {
        switch (root)
        {
            case ScalarNode { IsNull: false } text:
                return OfText(text, diagnostics);
            case MappingNode map when CampKeys.Type.Select(map.Find).FirstOrDefault(entry => entry is not null) is { Value: ScalarNode { IsNull: false } type }:
                return OfText(type, diagnostics) is { } typed ? typed with { Settings = [.. typed.Settings, .. Config(map)] } : null;
            case MappingNode { Entries: [{ Name: "location" } only] }:
                return Form(only.Value, diagnostics);
            case MappingNode { Entries: [{ Value: MappingNode config } only] }:
                return new(only.Key, [.. config.Entries.Select(entry => (entry.Name, entry.Key.At, entry.Value))]);
            case MappingNode { Entries: [{ Value: ScalarNode value } only] }:
                return new(value.IsNull ? only.Key : new ScalarNode(only.Key.At, $"{only.Name}:{value.Text}"), []);
            default:
                diagnostics.Error(Codes.BadLocation, root.At, "This is no location.", Forms);
                return null;
        }
    }

    private static IEnumerable<(string, Position, Node)> Config(MappingNode map) =>
        map.Find(CampKeys.ConfigBlock)?.Value is MappingNode config ? config.Entries.Select(entry => (entry.Name, entry.Key.At, entry.Value)) : [];

    /// <summary>A text; what it says in parentheses becomes settings, since there may be secrets in it.</summary>
    private static LocationForm? OfText(ScalarNode scalar, DiagnosticList diagnostics)
    {
        var text = scalar.Text;
        var open = text.IndexOf('(');
        var colon = text.IndexOf(':');
        if (open < 0 || colon < 0 || colon > open || text[(colon + 1)..open].Trim().Length > 0)
        {
            return new(scalar, []);
        }

        var close = text.TrimEnd().Length - 1;
        if (text[close] != ')')
        {
            diagnostics.Error(Codes.BadLocation, scalar.PlaceOf(open), "The parenthesis is not closed.", Forms);
            return null;
        }

        var (kind, arguments) = (new ScalarNode(scalar.At, text[..colon].Trim()), text[(open + 1)..close]);
        return kind.Text == "host" && !arguments.Contains('=')
            ? new(kind, [(MachineSettings.Host, scalar.PlaceOf(open + 1), new ScalarNode(scalar.PlaceOf(open + 1), arguments))])
            : SpecArguments.Read(scalar, open + 1, arguments, diagnostics) is { } pairs ? new(kind, pairs) : null;
    }

    private sealed record LocationForm(ScalarNode Spec, IReadOnlyList<(string Name, Position At, Node Value)> Settings);
}
