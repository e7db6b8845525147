namespace Clocker.Drivers.Locations.Lab;

/// <summary>What is asked of a lab that may be there already; what is null stays as it is.</summary>
public sealed record LabChange
{
    /// <summary>How many hosts it has from the beginning.</summary>
    public int? Hosts { get; init; }

    /// <summary>How many it may grow to.</summary>
    public int? Max { get; init; }

    /// <summary>The memory of each host in bytes.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The processors of each host.</summary>
    public decimal? Cpus { get; init; }

    /// <summary>The labels of hosts: of all under <c>*</c>, of one under its name.</summary>
    public SortedDictionary<string, SortedDictionary<string, string>>? Labels { get; init; }

    /// <summary>Images of the engine that the lab is on, which each host gets.</summary>
    public IReadOnlyList<string>? Images { get; init; }

    /// <summary>The lab as it is to be.</summary>
    internal LabSpec Of(LabSpec? before)
    {
        var old = before ?? new LabSpec();
        var hosts = Hosts ?? old.Hosts;
        return new LabSpec
        {
            Hosts = hosts,
            Max = Max ?? (before is null ? hosts : Math.Max(before.Max, hosts)),
            MemoryBytes = MemoryBytes ?? old.MemoryBytes,
            Cpus = Cpus ?? old.Cpus,
            Labels = Labels ?? old.Labels,
            Images = Images ?? old.Images,
        };
    }
}
