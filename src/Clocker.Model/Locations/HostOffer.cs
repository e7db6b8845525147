using Clocker.Model.Collections;

namespace Clocker.Model.Locations;

/// <summary>A host that could be had from a location.</summary>
/// <param name="Name">What it would be called there, or what kind of host it would be.</param>
public sealed record HostOffer(string Name)
{
    /// <summary>Its memory in bytes; null if nobody knows.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Its processors; null if nobody knows.</summary>
    public decimal? Cpus { get; init; }

    /// <summary>What else would be known of it.</summary>
    public ValueMap<string> Labels { get; init; } = [];
}
