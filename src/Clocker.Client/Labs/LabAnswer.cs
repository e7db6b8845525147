namespace Clocker.Client.Labs;

/// <summary>A whole Docker cloud on one engine.</summary>
public sealed record LabAnswer
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called as a location.</summary>
    public required string Location { get; init; }

    /// <summary>How many hosts it may grow to; null if another server made it, and that is not known.</summary>
    public int? Max { get; init; }

    /// <summary>The memory of each host in bytes; null is what the machine has.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The processors of each host; null is what the machine has.</summary>
    public decimal? Cpus { get; init; }

    /// <summary>The directory with certificates for its engines, as in Docker's <c>DOCKER_CERT_PATH</c>; null if another server made it.</summary>
    public string? Certificates { get; init; }

    /// <summary>Its hosts.</summary>
    public required IReadOnlyList<LabHostAnswer> Hosts { get; init; }
}
