namespace Clocker.Control.Clouds;

/// <summary>What a cloud has, and what is on it, as its headroom counts.</summary>
/// <param name="Hosts">The hosts that take containers, or are about to.</param>
/// <param name="Containers">The containers that are to be there.</param>
internal readonly record struct CloudLoad(int Hosts, int Containers)
{
    /// <summary>Their memory, as far as it is known.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>How much of it is reserved.</summary>
    public long ReservedMemoryBytes { get; init; }

    /// <summary>Their processors in thousandths, as far as they are known.</summary>
    public long MilliCpus { get; init; }

    /// <summary>How many of them are reserved.</summary>
    public long ReservedMilliCpus { get; init; }

    /// <summary>Without one of its hosts, which is empty.</summary>
    public CloudLoad Without(long memoryBytes, long milliCpus) => this with
    {
        Hosts = Hosts - 1,
        MemoryBytes = MemoryBytes - memoryBytes,
        MilliCpus = MilliCpus - milliCpus,
    };
}
