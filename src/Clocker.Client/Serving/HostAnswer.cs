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
    public int? Cpus { get; init; }

    /// <summary>How much memory it has; null if it never answered.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Why it cannot be used now; null if it can.</summary>
    public string? Problem { get; init; }
}
