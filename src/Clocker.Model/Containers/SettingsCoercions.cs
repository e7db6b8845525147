using System.Globalization;

using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Entities;
using Clocker.Model.Values;

namespace Clocker.Model.Containers;

/// <summary>Reads settings of containers, and their networks, from the maps in which blueprints have them.</summary>
public static class SettingsCoercions
{
    private static readonly string[] Texts =
        ["workingDirectory", "domain", "stopSignal", "logDriver", "ipcMode", "pidMode", "utsMode", "userMode", "cgroupMode", "cgroupParent", "runtime", "cpuSet"];

    private static readonly string[] Flags = ["hasTerminal", "hasInput", "init", "isPrivileged", "isReadOnly", "isKeptWithoutMemory"];

    private static readonly string[] Lists = ["securityOptions", "groups", "nameServers", "nameOptions", "nameDomains", "devices", "deviceRules"];

    private static readonly string[] Maps = ["sysctls", "tmpfs", "labels", "logOptions", "storageOptions", "amounts", "ulimits"];

    private static readonly string[] Words = [.. Texts, .. Flags, .. Lists, .. Maps];

    /// <summary>The settings of a map.</summary>
    public static Coerced<ContainerSettings> Settings(Value value)
    {
        if (value is not Value.Fields { Entries: var entries })
        {
            return Coerced<ContainerSettings>.Wrong($"{Coercions.Describe(value)} is not a map");
        }

        if (entries.Keys.FirstOrDefault(word => !Words.Contains(word)) is { } unknown)
        {
            return Coerced<ContainerSettings>.Wrong($"it has no \"{unknown}\" ({Suggestions.Remedy(unknown, Words, "words").TrimEnd('.')})");
        }

        var wrong = Maps.FirstOrDefault(word => entries.TryGetValue(word, out var map) && map is not Value.Fields)
            ?? Lists.FirstOrDefault(word => entries.TryGetValue(word, out var list) && list is not Value.Sequence);
        return wrong is null ? Read(new(entries)) : Coerced<ContainerSettings>.Wrong($"\"{wrong}\" is {Coercions.Describe(entries[wrong])}");
    }

    /// <summary>The networks of a list of maps with <c>name</c>, <c>title</c>, <c>aliases</c>, <c>addresses</c>, <c>subnets</c>, <c>internal</c>, <c>options</c>.</summary>
    public static Coerced<ValueList<NetworkSpec>> Networks(Value value) => Coercions.List(value, item =>
        item is Value.Fields { Entries: var entries } && entries.ContainsKey("name")
            ? Network(new(entries))
            : Coerced<NetworkSpec>.Wrong($"{Coercions.Describe(item)} is not a map with a name"));

    private static Coerced<NetworkSpec> Network(Map map) => new NetworkSpec(map.Text("name")!, map.Text("title") ?? map.Text("name")!, map.List("aliases"))
    {
        Addresses = map.List("addresses"),
        Subnets = map.List("subnets"),
        IsInternal = map.Flag("internal") ?? false,
        Options = map.Entries("options"),
    };

    private static Coerced<ContainerSettings> Read(Map map)
    {
        var amounts = map.Entries("amounts");
        var limits = map.Entries("ulimits");
        var wrong = amounts.Concat(limits).FirstOrDefault(entry => entry.Value.Split(':').Any(part => !long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)));
        return wrong.Key is not null ? Coerced<ContainerSettings>.Wrong($"{wrong.Key} is \"{wrong.Value}\", which is no whole number") : new ContainerSettings
        {
            WorkingDirectory = map.Text("workingDirectory"),
            Domain = map.Text("domain"),
            HasTerminal = map.Flag("hasTerminal") ?? false,
            HasInput = map.Flag("hasInput") ?? false,
            Init = map.Flag("init"),
            IsPrivileged = map.Flag("isPrivileged") ?? false,
            IsReadOnly = map.Flag("isReadOnly") ?? false,
            IsKeptWithoutMemory = map.Flag("isKeptWithoutMemory") ?? false,
            StopSignal = map.Text("stopSignal"),
            SecurityOptions = map.List("securityOptions"),
            Groups = map.List("groups"),
            Sysctls = map.Entries("sysctls"),
            Ulimits = [.. limits.Select(limit => Ulimit(limit.Key, limit.Value.Split(':')))],
            Tmpfs = map.Entries("tmpfs"),
            Labels = map.Entries("labels"),
            LogDriver = map.Text("logDriver"),
            LogOptions = map.Entries("logOptions"),
            NameServers = map.List("nameServers"),
            NameOptions = map.List("nameOptions"),
            NameDomains = map.List("nameDomains"),
            Devices = map.List("devices"),
            DeviceRules = map.List("deviceRules"),
            StorageOptions = map.Entries("storageOptions"),
            IpcMode = map.Text("ipcMode"),
            PidMode = map.Text("pidMode"),
            UtsMode = map.Text("utsMode"),
            UserMode = map.Text("userMode"),
            CgroupMode = map.Text("cgroupMode"),
            CgroupParent = map.Text("cgroupParent"),
            Runtime = map.Text("runtime"),
            CpuSet = map.Text("cpuSet"),
            Amounts = amounts.ToValueMap(amount => amount.Key, amount => Number(amount.Value)),
        };
    }

    /// <summary><c>SOFT:HARD</c>, or one number for both.</summary>
    private static UlimitSpec Ulimit(string name, string[] parts) => new(name, Number(parts[0]), Number(parts[^1]));

    private static long Number(string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>A map whose shape was looked at.</summary>
    private readonly record struct Map(ValueMap<Value> Fields)
    {
        public string? Text(string key) => Fields.TryGetValue(key, out var value) && value is not Value.Nothing ? value.Display : null;

        public bool? Flag(string key) => Fields.TryGetValue(key, out var value) ? value.IsTruthy : null;

        public ValueList<string> List(string key) => Fields.GetValueOrDefault(key) is Value.Sequence list ? [.. list.Items.Select(item => item.Display)] : [];

        public ValueMap<string> Entries(string key) =>
            Fields.GetValueOrDefault(key) is Value.Fields map ? map.Entries.ToValueMap(entry => entry.Key, entry => entry.Value.Display) : [];
    }
}
