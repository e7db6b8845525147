namespace Clocker.Client.Serving;

/// <summary>A Docker host.</summary>
public sealed record HostAnswer
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The location whose host it is.</summary>
    public required string Location { get; init; }

    /// <summary>Where its published ports are reached; null if it never answered.</summary>
    public string? Address { get; init; }

    /// <summary>Its engine's version; null if it never answered.</summary>
    public string? EngineVersion { get; init; }

    /// <summary>The API version that is spoken with it; null if it never answered.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>How many CPUs it has; null if it never answered.</summary>
    public decimal? Cpus { get; init; }

    /// <summary>How much memory it has; null if it never answered.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>How much of its processors it uses, from 0 to 1; null where nothing measures that.</summary>
    public double? CpuUsage { get; init; }

    /// <summary>How much of its memory it uses, in bytes; null where nothing measures that.</summary>
    public long? MemoryUsedBytes { get; init; }

    /// <summary>Its load average of the last minute; null where nothing measures that.</summary>
    public double? LoadAverage { get; init; }

    /// <summary>For how long its machine was up when it was measured, in seconds; null where nothing measures that.</summary>
    public double? UptimeSeconds { get; init; }

    /// <summary>How it is doing: coming, ready, silent, lost, upgrading, draining, leaving.</summary>
    public string State { get; init; } = "ready";

    /// <summary>Where its engine is; null until its location gave it.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The location that gave it; null for an engine that is there anyway.</summary>
    public string? Origin { get; init; }

    /// <summary>Why the cloud got it by itself; null if somebody asked for it.</summary>
    public string? Because { get; init; }

    /// <summary>What else is known of it, such as its region.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>How many containers Clocker has on it.</summary>
    public int Containers { get; init; }

    /// <summary>The containers that others made on it, at most half a minute ago; null if there are none.</summary>
    public IReadOnlyList<StrangerAnswer>? Strangers { get; init; }

    /// <summary>What its owner should know; null if there is nothing.</summary>
    public IReadOnlyList<string>? Remarks { get; init; }

    /// <summary>What is not as its location made it, and is being mended; null if there is nothing.</summary>
    public IReadOnlyList<string>? Differences { get; init; }

    /// <summary>The version that its engine is to be brought to, or <c>newest</c>; null if to none.</summary>
    public string? Upgrade { get; init; }

    /// <summary>What went wrong with looking after it or upgrading it, which does not make it unusable; null if nothing.</summary>
    public string? CareProblem { get; init; }

    /// <summary>What it waits for before it can leave; null if for nothing.</summary>
    public string? Waiting { get; init; }

    /// <summary>Why it cannot be used now; null if it can.</summary>
    public string? Problem { get; init; }
}
