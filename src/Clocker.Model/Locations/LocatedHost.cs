using Clocker.Model.Collections;

namespace Clocker.Model.Locations;

/// <summary>A host that a location gave.</summary>
/// <param name="Request">The id that it was asked for under.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="Endpoint">Where its Docker engine is, as a host connector takes it.</param>
public sealed record LocatedHost(string Request, string Name, string Endpoint)
{
    /// <summary>Its memory in bytes, where the engine's own figure does not count (a nested engine reports the whole machine); else null.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Its processors, where the engine's own figure does not count; else null.</summary>
    public decimal? Cpus { get; init; }

    /// <summary>What its owner should know, a sentence each without its full stop.</summary>
    public ValueList<string> Remarks { get; init; } = [];

    /// <summary>What else is known of it, for placement: region, rack, labels of its owner's choice.</summary>
    public ValueMap<string> Labels { get; init; } = [];
}
