namespace Clocker.Drivers.Locations.Lab;

/// <summary>What a lab is to be.</summary>
public sealed record LabSpec
{
    /// <summary>How many hosts it has from the beginning.</summary>
    public int Hosts { get; init; } = 3;

    /// <summary>How many it may grow to.</summary>
    public int Max { get; init; } = 3;

    /// <summary>The memory of each host in bytes; null is what the machine has.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The processors of each host; null is what the machine has.</summary>
    public decimal? Cpus { get; init; }

    /// <summary>The labels of hosts: of all under <c>*</c>, of one under its name.</summary>
    public SortedDictionary<string, SortedDictionary<string, string>> Labels { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Images of the engine that the lab is on, which each host gets.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>A host's labels.</summary>
    internal SortedDictionary<string, string> LabelsOf(string host)
    {
        var labels = new SortedDictionary<string, string>(Labels.GetValueOrDefault("*") ?? [], StringComparer.Ordinal);
        foreach (var (key, value) in Labels.GetValueOrDefault(host) ?? [])
        {
            labels[key] = value;
        }

        return labels;
    }

    /// <summary>Whether hosts of the one would be like hosts of the other.</summary>
    internal bool MakesTheSame(LabSpec other) => MemoryBytes == other.MemoryBytes && Cpus == other.Cpus && Words(this) == Words(other);

    private static string Words(LabSpec spec) =>
        string.Join('\n', spec.Labels.SelectMany(host => host.Value.Select(label => $"{host.Key}:{label.Key}={label.Value}")));
}
