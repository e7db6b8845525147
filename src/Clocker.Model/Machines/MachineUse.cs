namespace Clocker.Model.Machines;

/// <summary>How busy a machine is.</summary>
public sealed record MachineUse
{
    /// <summary>How much of its processors it used since it was measured before, from 0 to 1; null after the first time.</summary>
    public double? CpuUsage { get; init; }

    /// <summary>Its load average of the last minute; null where that is not known.</summary>
    public double? LoadAverage { get; init; }

    /// <summary>Its memory, in bytes.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>How much of it is used, in bytes.</summary>
    public required long MemoryUsedBytes { get; init; }

    /// <summary>For how long it was up when it was measured.</summary>
    public required TimeSpan Uptime { get; init; }

    /// <summary>How much of its memory is used, from 0 to 1.</summary>
    public double MemoryUsage => MemoryBytes <= 0 ? 0 : Math.Clamp((double)MemoryUsedBytes / MemoryBytes, 0, 1);

    /// <summary>How busy a machine is, by what it counted now and the time before.</summary>
    /// <param name="before">The reading before; null if there is none.</param>
    /// <param name="now">The reading now.</param>
    public static MachineUse Between(MachineReading? before, MachineReading now) => new()
    {
        CpuUsage = Usage(before, now),
        LoadAverage = now.LoadAverage,
        MemoryBytes = now.MemoryBytes,
        MemoryUsedBytes = Math.Clamp(now.MemoryUsedBytes, 0, Math.Max(now.MemoryBytes, 0)),
        Uptime = now.Uptime,
    };

    /// <summary>A machine that was started anew in between counts from zero again.</summary>
    private static double? Usage(MachineReading? before, MachineReading now) =>
        before is not null && now.Uptime > before.Uptime && now.Busy >= before.Busy && now.Cpus > 0
            ? Math.Clamp((now.Busy - before.Busy) / (now.Uptime - before.Uptime) / (double)now.Cpus, 0, 1)
            : null;
}
