using Clocker.Model.Collections;
using Clocker.Model.Containers;

using Docker.DotNet.Models;

namespace Clocker.Drivers.Docker;

/// <summary>Says a container's further settings in the engine's words.</summary>
internal static class SettingsRequest
{
    private const int HostParts = 3;

    public static void Apply(ContainerSettings settings, CreateContainerParameters request)
    {
        request.WorkingDir = settings.WorkingDirectory ?? "";
        request.Domainname = settings.Domain ?? "";
        request.Tty = settings.HasTerminal;
        request.OpenStdin = settings.HasInput;
        request.StopSignal = settings.StopSignal ?? "";
        // What Clocker needs goes before what anybody else says.
        request.Labels = settings.Labels.Concat(request.Labels).ToValueMap().ToDictionary();
        var host = request.HostConfig!;
        Apply(settings, host);
        Limit(settings, host);
    }

    private static void Apply(ContainerSettings settings, HostConfig host)
    {
        host.Init = settings.Init;
        host.Privileged = settings.IsPrivileged;
        host.ReadonlyRootfs = settings.IsReadOnly;
        host.SecurityOpt = [.. settings.SecurityOptions];
        host.GroupAdd = [.. settings.Groups];
        host.Sysctls = settings.Sysctls.ToDictionary();
        host.Ulimits = [.. settings.Ulimits.Select(limit => new Ulimit { Name = limit.Name, Soft = limit.Soft, Hard = limit.Hard })];
        host.Tmpfs = settings.Tmpfs.ToDictionary();
        host.LogConfig = settings.LogDriver is null && settings.LogOptions.Count == 0
            ? null!
            : new LogConfig { Type = settings.LogDriver ?? "", Config = settings.LogOptions.ToDictionary() };
        host.DNS = [.. settings.NameServers.Concat(host.DNS)];
        host.DNSOptions = [.. settings.NameOptions];
        host.DNSSearch = [.. settings.NameDomains];
        host.Devices = [.. host.Devices, .. settings.Devices.Select(Device)];
        host.DeviceCgroupRules = [.. settings.DeviceRules];
        host.StorageOpt = settings.StorageOptions.Count == 0 ? null! : settings.StorageOptions.ToDictionary();
        host.IpcMode = settings.IpcMode ?? "";
        host.PidMode = settings.PidMode ?? "";
        host.UTSMode = settings.UtsMode ?? "";
        host.UsernsMode = settings.UserMode ?? "";
        host.CgroupnsMode = settings.CgroupMode ?? "";
        host.CgroupParent = settings.CgroupParent ?? "";
        host.Runtime = settings.Runtime ?? "";
    }

    private static void Limit(ContainerSettings settings, HostConfig host)
    {
        host.CpusetCpus = settings.CpuSet ?? "";
        host.ShmSize = settings.Amount("shm") ?? 0;
        host.MemoryReservation = settings.Amount("memoryReservation") ?? 0;
        host.MemorySwap = settings.Amount("memorySwap") ?? 0;
        host.MemorySwappiness = settings.Amount("swappiness");
        host.OomScoreAdj = settings.Amount("oomScore") ?? 0;
        host.OomKillDisable = settings.IsKeptWithoutMemory ? true : null;
        host.PidsLimit = settings.Amount("pids");
        host.CPUShares = settings.Amount("cpuShares") ?? 0;
        host.CPUPeriod = settings.Amount("cpuPeriod") ?? 0;
        host.CPUQuota = settings.Amount("cpuQuota") ?? 0;
        host.CPURealtimePeriod = settings.Amount("cpuRealtimePeriod") ?? 0;
        host.CPURealtimeRuntime = settings.Amount("cpuRealtimeRuntime") ?? 0;
        host.BlkioWeight = (ushort)(settings.Amount("blkioWeight") ?? 0);
    }

    private static DeviceMapping Device(string text)
    {
        var parts = text.Split(':', HostParts);
        return new()
        {
            PathOnHost = parts[0],
            PathInContainer = parts.Length > 1 ? parts[1] : parts[0],
            CgroupPermissions = parts.Length > 2 ? parts[2] : "rwm",
        };
    }
}
