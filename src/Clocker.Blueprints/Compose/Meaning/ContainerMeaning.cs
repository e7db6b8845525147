using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Compose.Meaning;

/// <summary>What a service says that goes to the engine as it is.</summary>
internal static class ContainerMeaning
{
    private static readonly (string Attribute, string Setting)[] Texts =
    [
        ("working_dir", "workingDirectory"), ("domainname", "domain"), ("stop_signal", "stopSignal"), ("ipc", "ipcMode"), ("pid", "pidMode"), ("uts", "utsMode"),
        ("userns_mode", "userMode"), ("cgroup", "cgroupMode"), ("cgroup_parent", "cgroupParent"), ("runtime", "runtime"), ("cpuset", "cpuSet"),
    ];

    private static readonly (string Attribute, string Setting)[] Flags =
    [
        ("tty", "hasTerminal"), ("stdin_open", "hasInput"), ("init", "init"), ("privileged", "isPrivileged"), ("read_only", "isReadOnly"), ("oom_kill_disable", "isKeptWithoutMemory"),
    ];

    private static readonly (string Attribute, string Setting)[] Lists =
    [
        ("security_opt", "securityOptions"), ("group_add", "groups"), ("dns", "nameServers"), ("dns_opt", "nameOptions"), ("dns_search", "nameDomains"), ("device_cgroup_rules", "deviceRules"),
    ];

    private static readonly (string Attribute, string Setting)[] Amounts =
    [
        ("shm_size", "shm"), ("memswap_limit", "memorySwap"), ("mem_swappiness", "swappiness"), ("oom_score_adj", "oomScore"), ("pids_limit", "pids"),
        ("cpu_shares", "cpuShares"), ("cpu_period", "cpuPeriod"), ("cpu_quota", "cpuQuota"), ("cpu_rt_period", "cpuRealtimePeriod"), ("cpu_rt_runtime", "cpuRealtimeRuntime"),
    ];

    /// <summary>The settings of a service; null if there are none.</summary>
    /// <param name="service">The service.</param>
    /// <param name="labels">Its labels, with those that Compose would give it.</param>
    /// <param name="temporary">Directories in memory that its volumes ask for.</param>
    public static Value? Settings(ComposeMap service, IEnumerable<KeyValuePair<string, string>> labels, IEnumerable<KeyValuePair<string, string>> temporary)
    {
        var settings = new Given();
        foreach (var (attribute, setting) in Texts)
        {
            settings.Text(setting, service.Text(attribute));
        }

        foreach (var (attribute, setting) in Flags)
        {
            settings.Flag(setting, service.Find(attribute));
        }

        foreach (var (attribute, setting) in Lists)
        {
            settings.Texts(setting, Given.TextsOf(service.Find(attribute)));
        }

        settings.Map("amounts", AmountsOf(service));
        settings.Map("sysctls", Given.PairsOf(service.Map("sysctls")));
        settings.Map("storageOptions", Given.PairsOf(service.Map("storage_opt")));
        settings.Map("ulimits", (service.Map("ulimits")?.Entries ?? []).Select(limit => KeyValuePair.Create(limit.Name, Limit(limit.Value))));
        settings.Map("tmpfs", Given.TextsOf(service.Find("tmpfs")).Select(Temporary).Concat(temporary));
        settings.Map("labels", labels);
        settings.Text("logDriver", service.Map("logging")?.Text("driver"));
        settings.Map("logOptions", Given.PairsOf(service.Map("logging")?.Map("options")));
        settings.Texts("devices", (service.List("devices")?.Items ?? []).OfType<ComposeMap>().Select(device => $"{device.Text("source")}:{device.Text("target") ?? device.Text("source")}:{device.Text("permissions") ?? "rwm"}"));
        return settings.Count == 0 ? null : settings.Value;
    }

    private static IEnumerable<KeyValuePair<string, string>> AmountsOf(ComposeMap service)
    {
        foreach (var (attribute, amount) in Amounts)
        {
            if (Given.NumberOf(service.Find(attribute)) is { } number)
            {
                yield return new(amount, number);
            }
        }

        var resources = service.Map("deploy")?.Map("resources");
        if (service.Find("pids_limit") is null && Given.NumberOf(resources?.Map("limits")?.Find("pids")) is { } processes)
        {
            yield return new("pids", processes);
        }

        if (Given.NumberOf(service.Find("mem_reservation") ?? resources?.Map("reservations")?.Find("memory")) is { } reserved)
        {
            yield return new("memoryReservation", reserved);
        }

        if (Given.NumberOf(service.Map("blkio_config")?.Find("weight")) is { } weight)
        {
            yield return new("blkioWeight", weight);
        }
    }

    private static string Limit(ComposeNode limit) => limit is ComposeMap pair
        ? $"{Given.NumberOf(pair.Find("soft"))}:{Given.NumberOf(pair.Find("hard"))}"
        : Given.NumberOf(limit) ?? "0";

    private static KeyValuePair<string, string> Temporary(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(text, "") : new(text[..colon], text[(colon + 1)..]);
    }
}
