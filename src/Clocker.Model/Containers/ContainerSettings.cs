using Clocker.Model.Collections;

namespace Clocker.Model.Containers;

/// <summary>What an engine knows about containers beyond what all of them need. A field that is not given is the engine's to choose.</summary>
public sealed record ContainerSettings
{
    /// <summary>Where its command begins.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The domain of its name.</summary>
    public string? Domain { get; init; }

    /// <summary>Whether it has a terminal.</summary>
    public bool HasTerminal { get; init; }

    /// <summary>Whether its input stays open.</summary>
    public bool HasInput { get; init; }

    /// <summary>Whether a small init process collects its dead processes.</summary>
    public bool? Init { get; init; }

    /// <summary>Whether it may do on its host what root may.</summary>
    public bool IsPrivileged { get; init; }

    /// <summary>Whether its own files cannot be changed.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The signal that asks it to end.</summary>
    public string? StopSignal { get; init; }

    /// <summary>Options of security modules.</summary>
    public ValueList<string> SecurityOptions { get; init; } = [];

    /// <summary>More groups of its user.</summary>
    public ValueList<string> Groups { get; init; } = [];

    /// <summary>Kernel parameters.</summary>
    public ValueMap<string> Sysctls { get; init; } = [];

    /// <summary>Limits of its processes.</summary>
    public ValueList<UlimitSpec> Ulimits { get; init; } = [];

    /// <summary>Directories in memory, with their options.</summary>
    public ValueMap<string> Tmpfs { get; init; } = [];

    /// <summary>Labels, besides those that Clocker needs.</summary>
    public ValueMap<string> Labels { get; init; } = [];

    /// <summary>Where its log goes.</summary>
    public string? LogDriver { get; init; }

    /// <summary>Options for that.</summary>
    public ValueMap<string> LogOptions { get; init; } = [];

    /// <summary>Name servers.</summary>
    public ValueList<string> NameServers { get; init; } = [];

    /// <summary>Options of its resolver.</summary>
    public ValueList<string> NameOptions { get; init; } = [];

    /// <summary>Domains that names are looked for in.</summary>
    public ValueList<string> NameDomains { get; init; } = [];

    /// <summary>Devices of the host: <c>HOST:CONTAINER:rwm</c>.</summary>
    public ValueList<string> Devices { get; init; } = [];

    /// <summary>Rules for devices.</summary>
    public ValueList<string> DeviceRules { get; init; } = [];

    /// <summary>Options of its storage.</summary>
    public ValueMap<string> StorageOptions { get; init; } = [];

    /// <summary>With whom it shares memory between processes.</summary>
    public string? IpcMode { get; init; }

    /// <summary>With whom it shares process ids.</summary>
    public string? PidMode { get; init; }

    /// <summary>With whom it shares its host name.</summary>
    public string? UtsMode { get; init; }

    /// <summary>With whom it shares user ids.</summary>
    public string? UserMode { get; init; }

    /// <summary>With whom it shares its view of control groups.</summary>
    public string? CgroupMode { get; init; }

    /// <summary>The control group above its own.</summary>
    public string? CgroupParent { get; init; }

    /// <summary>The program that runs it.</summary>
    public string? Runtime { get; init; }

    /// <summary>The processors that it may use: <c>0-3</c>.</summary>
    public string? CpuSet { get; init; }

    /// <summary>Amounts by name: <c>shm</c>, <c>memoryReservation</c>, <c>memorySwap</c>, <c>swappiness</c>, <c>oomScore</c>, <c>pids</c>, <c>cpuShares</c>, <c>cpuPeriod</c>, <c>cpuQuota</c>, <c>cpuRealtimePeriod</c>, <c>cpuRealtimeRuntime</c>, <c>blkioWeight</c>.</summary>
    public ValueMap<long> Amounts { get; init; } = [];

    /// <summary>Whether the kernel does not end it for want of memory.</summary>
    public bool IsKeptWithoutMemory { get; init; }

    /// <summary>An amount, or null if it is not given.</summary>
    public long? Amount(string name) => Amounts.TryGetValue(name, out var amount) ? amount : null;
}
