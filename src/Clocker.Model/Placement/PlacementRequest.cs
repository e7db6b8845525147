using Clocker.Model.Collections;

namespace Clocker.Model.Placement;

/// <summary>A container looking for a host.</summary>
/// <param name="Networks">The keys of the networks it must be on.</param>
/// <param name="MemoryBytes">What it may use at most; null is no limit.</param>
public sealed record PlacementRequest(ValueList<string> Networks, long? MemoryBytes)
{
    /// <summary>The name of the only host that will do; null is any.</summary>
    public string? RequiredHost { get; init; }
}
