using Clocker.Blueprints.Yaml;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Locations;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Locations;

/// <summary>Reads locations that are lists of machines: <c>byon:(hosts="…")</c>, <c>host:ADDRESS</c>, <c>localhost</c>, and their forms in YAML.</summary>
public static class MachineListFormat
{
    private const string Forms = "Write byon:(hosts=\"USER@ADDRESS:PORT,…\"), host:ADDRESS or localhost, or a map such as {byon: {hosts: […]}}.";

    /// <summary>What a text says; null with an error if it is no such location.</summary>
    /// <param name="name">What the text is called, for diagnostics.</param>
    /// <param name="text">The location, as it could stand after <c>location:</c>.</param>
    public static (MachineList? List, IReadOnlyList<Diagnostic> Diagnostics) Read(string name, string text)
    {
        var diagnostics = new DiagnosticList(name);
        var list = YamlDocument.Read(text, diagnostics) is { } root ? Read(root, diagnostics) : null;
        return (diagnostics.HasErrors ? null : list, diagnostics.InOrder);
    }

    /// <summary>What a location says that was written in two parts.</summary>
    /// <param name="name">What it is called, for diagnostics.</param>
    /// <param name="spec">Its kind, or all that was written as a text.</param>
    /// <param name="settings">What was said beside; it goes before what the text says.</param>
    public static (MachineList? List, IReadOnlyList<Diagnostic> Diagnostics) Read(string name, string spec, ValueMap<Value> settings)
    {
        var diagnostics = new DiagnosticList(name);
        var list = Check(new ScalarNode(default, spec), [.. settings.Select(entry => (entry.Key, default(Position), NodeValues.Node(entry.Value, default)))], diagnostics);
        return (diagnostics.HasErrors ? null : list, diagnostics.InOrder);
    }

    /// <summary>The same for what was just read, with the places in it.</summary>
    internal static MachineList? Check(ScalarNode spec, IReadOnlyList<(string Name, Position At, Node Value)> settings, DiagnosticList diagnostics)
    {
        var colon = spec.Text.IndexOf(':');
        var (kind, rest) = colon < 0 ? (spec.Text.Trim(), "") : (spec.Text[..colon].Trim(), spec.Text[(colon + 1)..].Trim());
        var written = rest.Length == 0 || settings.Any(setting => setting.Name == MachineSettings.Host) ? []
            : new[] { (MachineSettings.Host, spec.PlaceOf(colon + 1), (Node)new ScalarNode(spec.PlaceOf(colon + 1), rest)) };
        return Of(kind, spec.At, new MachineSettings(diagnostics, [.. settings, .. written]), diagnostics);
    }

    private static MachineList? Read(Node root, DiagnosticList diagnostics)
    {
        switch (root)
        {
            case ScalarNode scalar:
                return OfText(scalar, diagnostics);
            case MappingNode { Entries: [{ Value: MappingNode config } only] }:
                var settings = new MachineSettings(diagnostics, config.Entries.Select(entry => (entry.Name, entry.Key.At, entry.Value)));
                return Of(only.Name, only.Key.At, settings, diagnostics);
            case MappingNode { Entries: [{ Value: ScalarNode value } only] }:
                return Of(only.Name, only.Key.At, new MachineSettings(diagnostics, value.IsNull ? [] : [(MachineSettings.Host, value.At, value)]), diagnostics);
            default:
                diagnostics.Error(Codes.BadLocation, root.At, "The location is neither a text nor a map of one kind with its config.", Forms);
                return null;
        }
    }

    private static MachineList? OfText(ScalarNode scalar, DiagnosticList diagnostics)
    {
        var text = scalar.Text;
        var colon = text.IndexOf(':');
        var kind = (colon < 0 ? text : text[..colon]).Trim();
        var rest = colon < 0 ? "" : text[(colon + 1)..].Trim();
        if (rest.Length == 0 || rest[0] != '(')
        {
            // host:ADDRESS, without parentheses; what stands there may have colons of its own.
            return Of(kind, scalar.At, new MachineSettings(diagnostics, rest.Length == 0 ? [] : [(MachineSettings.Host, scalar.PlaceOf(colon + 1), new ScalarNode(scalar.PlaceOf(colon + 1), rest))]), diagnostics);
        }

        var from = text.IndexOf('(') + 1;
        if (rest[^1] != ')')
        {
            diagnostics.Error(Codes.BadLocation, scalar.PlaceOf(from - 1), "The parenthesis is not closed.", Forms);
            return null;
        }

        var arguments = text[from..text.LastIndexOf(')')];
        return kind == "host" && !arguments.Contains('=')
            ? Of(kind, scalar.At, new MachineSettings(diagnostics, [(MachineSettings.Host, scalar.PlaceOf(from), new ScalarNode(scalar.PlaceOf(from), arguments))]), diagnostics)
            : SpecArguments.Read(scalar, from, arguments, diagnostics) is { } pairs ? Of(kind, scalar.At, new MachineSettings(diagnostics, pairs), diagnostics) : null;
    }

    private static MachineList? Of(string kind, Position at, MachineSettings settings, DiagnosticList diagnostics)
    {
        ValueList<MachineAddress>? machines = kind switch
        {
            "localhost" => [settings.Common() with { Host = "localhost", IsLocal = true }],
            "host" => settings.One(at),
            "byon" => settings.Many(at),
            _ => null,
        };
        if (machines is null)
        {
            diagnostics.Error(Codes.BadLocation, at, $"\"{kind}\" is no kind of location that is a list of machines.", Suggestions.Nearest(kind, ["localhost", "host", "byon"]) is { } near ? $"Did you mean \"{near}\"?" : Forms);
            return null;
        }

        var twice = machines.GroupBy(machine => machine.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            diagnostics.Error(Codes.BadLocation, at, $"Machine {twice.Key} is in the list twice.", "Name each machine once.");
        }

        settings.WarnOfUnknown(isOneOfMany: false);
        return new MachineList(machines) { Title = settings.Title, Engine = settings.Engine() };
    }
}
