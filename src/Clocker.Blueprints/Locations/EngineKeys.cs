using System.Globalization;
using System.Text.RegularExpressions;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Machines;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Locations;

/// <summary>The keys of a location that say how Docker is set up on its machines: the names of Brooklyn and Clocker, where these have one.</summary>
internal sealed class EngineKeys(DiagnosticList diagnostics, Func<string, Node?> find)
{
    private const string Version = "docker.version";
    private const string Port = "docker.ssl.port";
    private const string Storage = "docker.host.driver.storage";
    private const string Labels = "docker.host.labels";
    private const string Pools = "docker.host.address.pools";
    private const string LogSize = "docker.host.log.size";
    private const string Mirrors = "docker.registry.mirrors";
    private const string Insecure = "docker.registry.insecure";

    /// <summary>The short names that Clocker's entities have for them.</summary>
    private static readonly ValueMap<string> Flags = [new(Version, "dockerVersion"), new(Port, "dockerSslPort")];

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<string> All { get; } = [Version, Port, Storage, Labels, Pools, LogSize, Mirrors, Insecure, .. Flags.Select(flag => flag.Value)];

    /// <summary>What the keys say; what is wrong is a diagnostic.</summary>
    public EngineSettings Read()
    {
        var usual = new EngineSettings();
        return new EngineSettings
        {
            Version = Text(Version, EngineForms.Version, "Write a version or its beginning, such as 20.10."),
            Port = Text(Port, EngineForms.Port, "Write a number from 1 to 65535.") is { } port ? int.Parse(port, CultureInfo.InvariantCulture) : usual.Port,
            StorageDriver = Text(Storage, EngineForms.Driver, "Write the name of a driver, such as overlay2."),
            Labels = ReadLabels(),
            AddressPools = Texts(Pools, EngineForms.IsPool, "Write networks such as 10.200.0.0/16, at most a /24 large.", item => item),
            LogBytes = ReadLogSize(usual.LogBytes),
            RegistryMirrors = Texts(Mirrors, EngineForms.IsUrl, "Write URLs such as https://mirror.example.", item => item),
            InsecureRegistries = Texts(Insecure, EngineForms.IsRegistry, "Write addresses such as 10.0.0.5:5000.", item => item),
        };
    }

    private Node? Find(string key) => find(key) ?? (Flags.TryGetValue(key, out var flag) ? find(flag) : null);

    private string? Text(string key, Regex form, string remedy)
    {
        switch (Find(key))
        {
            case null or ScalarNode { IsNull: true }:
                return null;
            case ScalarNode scalar when form.IsMatch(scalar.Text):
                return scalar.Text;
            case { } other:
                Wrong(key, other, (other as ScalarNode)?.Text, remedy);
                return null;
        }
    }

    private long? ReadLogSize(long? usual)
    {
        switch (Find(LogSize))
        {
            case null or ScalarNode { IsNull: true }:
                return usual;
            case ScalarNode { Text: EngineForms.NoLimit }:
                return null;
            case ScalarNode scalar when ContainerCoercions.Memory(Value.Of(scalar.Text)) is { Problem: null } size:
                return size.Value;
            case { } other:
                Wrong(LogSize, other, (other as ScalarNode)?.Text, $"Write a size of 6m or more, such as 64m, or {EngineForms.NoLimit}.");
                return usual;
        }
    }

    /// <summary>Of a map, or of a text or a list with <c>KEY=VALUE</c>.</summary>
    private ValueMap<string> ReadLabels()
    {
        if (Find(Labels) is MappingNode map)
        {
            foreach (var entry in map.Entries.Where(entry => entry.Value is not ScalarNode { IsNull: false } || entry.Name.Contains('=')))
            {
                Wrong(Labels, entry.Value, entry.Name, "Write KEY: VALUE.");
            }

            return map.Entries.Where(entry => entry.Value is ScalarNode).ToValueMap(entry => entry.Name, entry => ((ScalarNode)entry.Value).Text);
        }

        var labels = Texts(Labels, item => item.IndexOf('=') > 0, "Write KEY=VALUE.", item => item.Split('=', 2));
        return labels.GroupBy(label => label[0], StringComparer.Ordinal).ToValueMap(group => group.Key, group => group.Last()[1]);
    }

    /// <summary>A list, or a text with commas.</summary>
    private ValueList<T> Texts<T>(string key, Func<string, bool> isRight, string remedy, Func<string, T> read)
    {
        var items = new List<T>();
        foreach (var (item, at) in Items(Find(key)))
        {
            if (item is not null && isRight(item))
            {
                items.Add(read(item));
            }
            else
            {
                Wrong(key, at, item, remedy);
            }
        }

        return [.. items];
    }

    private static IEnumerable<(string? Item, Node At)> Items(Node? node) => node switch
    {
        null or ScalarNode { IsNull: true } => [],
        ScalarNode scalar => scalar.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => ((string?)item, node)),
        SequenceNode list => list.Items.Select(item => ((item as ScalarNode)?.Text, item)),
        _ => [(null, node)],
    };

    private void Wrong(string key, Node at, string? written, string remedy) => diagnostics.Error(
        written is null ? Codes.WrongShape : Codes.BadValue, at.At, $"\"{key}\" cannot be {(written is null ? at.Kind : $"\"{written}\"")}.", remedy);
}
