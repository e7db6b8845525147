using System.Globalization;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Locations;
using Clocker.Model.Machines;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Locations;

/// <summary>The keys of a list of machines, and of each machine in one.</summary>
internal sealed class MachineSettings(DiagnosticList diagnostics, IEnumerable<(string Name, Position At, Node Value)> pairs)
{
    public const string Host = "host";
    private const string Hosts = "hosts";
    private const string Ssh = "ssh";
    private static readonly string[] Keys =
        [Host, Hosts, Ssh, "name", "displayName", "user", "port", "password", "privateKeyFile", "privateKeyData", "privateKeyPassphrase", "tcpPortMappings"];

    private readonly List<(string Name, Position At, Node Value)> _pairs = [.. pairs];

    /// <summary>How Docker is set up on all of them.</summary>
    public EngineSettings Engine() => new EngineKeys(diagnostics, Find).Read();

    public string? Title => Text("displayName") ?? Text("name");

    /// <summary>What all machines have in common.</summary>
    public MachineAddress Common() => new()
    {
        Host = "",
        Port = Port(Find("port")) ?? 22,
        User = Text("user"),
        Password = Text("password"),
        KeyFiles = Text("privateKeyFile") is { } files ? [.. files.Split(':', StringSplitOptions.RemoveEmptyEntries)] : [],
        KeyText = Text("privateKeyData"),
        KeyPassphrase = Text("privateKeyPassphrase"),
        PortMappings = Mappings(),
    };

    /// <summary>The one machine of <c>host</c>.</summary>
    public ValueList<MachineAddress> One(Position at)
    {
        var node = Find(Host) ?? Find(Ssh);
        if (node is not ScalarNode { IsNull: false } scalar)
        {
            diagnostics.Error(Codes.BadLocation, node?.At ?? at, "The location names no machine.", "Write host:ADDRESS.");
            return [];
        }

        return Address(scalar.Text.Trim(), scalar.At, Common()) is { } machine ? [machine with { Name = Title }] : [];
    }

    /// <summary>The machines of <c>byon</c>.</summary>
    public ValueList<MachineAddress> Many(Position at)
    {
        switch (Find(Hosts))
        {
            case ScalarNode { IsNull: false } text:
                return [.. Braces.Cut(text.Text).SelectMany(item => Expanded(item.Item, text.PlaceOf(item.At)))];
            case SequenceNode list:
                return [.. list.Items.Select(Item).OfType<MachineAddress>()];
            case { } other:
                diagnostics.Error(Codes.WrongShape, other.At, $"\"hosts\" is {other.Kind}, not a text or a list.", "Write hosts: [ADDRESS, …].");
                return [];
            default:
                diagnostics.Error(Codes.BadLocation, at, "The location has no \"hosts\".", "Write byon:(hosts=\"USER@ADDRESS:PORT,…\").");
                return [];
        }
    }

    /// <summary>Warns of keys that mean nothing in a list, or of one of its machines.</summary>
    public void WarnOfUnknown(bool isOneOfMany)
    {
        string[] known = isOneOfMany ? Keys : [.. Keys, .. EngineKeys.All];
        foreach (var (name, at, _) in _pairs.Where(pair => !known.Contains(pair.Name)))
        {
            diagnostics.Warning(
                Codes.UnknownKey,
                at,
                isOneOfMany && EngineKeys.All.Contains(name)
                    ? $"\"{name}\" is a key of the whole list, and is ignored for one machine."
                    : $"\"{name}\" is no key of a list of machines, and is ignored.",
                Suggestions.Remedy(name, known, "keys"));
        }
    }

    private Node? Find(string key) => _pairs.FirstOrDefault(pair => pair.Name == key).Value;

    private string? Text(string key)
    {
        switch (Find(key))
        {
            case null or ScalarNode { IsNull: true }:
                return null;
            case ScalarNode scalar:
                return scalar.Text;
            case { } other:
                diagnostics.Error(Codes.WrongShape, other.At, $"\"{key}\" is {other.Kind}, not a text.", $"Write {key}: TEXT.");
                return null;
        }
    }

    private IEnumerable<MachineAddress> Expanded(string item, Position at)
    {
        if (Braces.Expand(item) is not { } all)
        {
            diagnostics.Error(Codes.BadLocation, at, $"The braces of \"{item}\" stand for nothing, or for too much.", "Write 10.0.0.{1,2,5-9}.");
            return [];
        }

        return all.Select(one => Address(one, at, Common())).OfType<MachineAddress>();
    }

    private MachineAddress? Item(Node item)
    {
        if (item is ScalarNode { IsNull: false } text)
        {
            return Address(text.Text.Trim(), text.At, Common());
        }

        if (item is not MappingNode map)
        {
            diagnostics.Error(Codes.WrongShape, item.At, $"A machine is {item.Kind}, not a text or a map.", "Write ADDRESS, or {ssh: ADDRESS, user: …}.");
            return null;
        }

        var own = new MachineSettings(diagnostics, map.Entries.Select(entry => (entry.Name, entry.Key.At, entry.Value)));
        own.WarnOfUnknown(isOneOfMany: true);
        var inherited = new MachineSettings(
            diagnostics,
            own._pairs.Concat(_pairs.Where(pair => pair.Name is not (Hosts or "name" or "displayName" or Host or Ssh) && own.Find(pair.Name) is null)));
        return inherited.One(item.At) is [var machine] ? machine : null;
    }

    /// <summary>A machine as <c>USER@HOST:PORT</c>; an address with colons of its own stands in brackets.</summary>
    private MachineAddress? Address(string text, Position at, MachineAddress common)
    {
        var sign = text.LastIndexOf('@');
        var place = text[(sign + 1)..];
        var close = place.StartsWith('[') ? place.IndexOf(']') : -1;
        var colon = place.LastIndexOf(':');
        var hasPort = close < 0 ? colon >= 0 && place.IndexOf(':') == colon : colon == close + 1;
        var host = (hasPort ? place[..colon] : place).Trim('[', ']');
        var port = hasPort ? Port(new ScalarNode(at, place[(colon + 1)..])) : common.Port;
        if (host.Length == 0 || host.Any(letter => char.IsWhiteSpace(letter) || letter is '/' or '@' or '{' or '}') || host.StartsWith('-') || sign == 0)
        {
            diagnostics.Error(Codes.BadLocation, at, $"\"{text}\" is no machine.", "Write USER@ADDRESS:PORT; the user and the port may be left out.");
            return null;
        }

        return port is { } number ? common with { Host = host, Port = number, User = sign > 0 ? text[..sign] : common.User } : null;
    }

    private int? Port(Node? node)
    {
        if (node is null or ScalarNode { IsNull: true })
        {
            return null;
        }

        if (node is ScalarNode scalar && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536)
        {
            return port;
        }

        diagnostics.Error(Codes.BadValue, node.At, $"\"{(node as ScalarNode)?.Text ?? node.Kind}\" is no port.", "Write a number from 1 to 65535.");
        return null;
    }

    private ValueMap<string> Mappings() => Find("tcpPortMappings") is MappingNode map
        ? map.Entries.Where(entry => entry.Value is ScalarNode).Select(entry => KeyValuePair.Create(entry.Name, ((ScalarNode)entry.Value).Text)).ToValueMap()
        : [];
}
