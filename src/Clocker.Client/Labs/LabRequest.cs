namespace Clocker.Client.Labs;

/// <summary>What a lab is to be; what is null stays as it is, or is as usual.</summary>
public sealed record LabRequest
{
    /// <summary>How many hosts it has from the beginning (3).</summary>
    public int? Hosts { get; init; }

    /// <summary>How many it may grow to (as many as it has from the beginning).</summary>
    public int? Max { get; init; }

    /// <summary>The memory of each host in bytes (what the machine has).</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The processors of each host (what the machine has).</summary>
    public decimal? Cpus { get; init; }

    /// <summary>Labels of hosts: of all under <c>*</c>, of one under its name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Labels { get; init; }

    /// <summary>Images of the engine that the lab is on, which each host gets.</summary>
    public IReadOnlyList<string>? Images { get; init; }
}
