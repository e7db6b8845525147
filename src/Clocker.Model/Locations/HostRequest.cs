namespace Clocker.Model.Locations;

/// <summary>One host that somebody asks a location for.</summary>
/// <param name="Id">Unique for ever; journaled before it is first used.</param>
/// <param name="Title">What the host is called, where the location can choose.</param>
public sealed record HostRequest(string Id, string Title)
{
    /// <summary>The memory that it must have at least, in bytes; null is what the location usually gives.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>How Docker is to be set up on it, where the location sets it up; null is as the location says.</summary>
    public Machines.EngineWish? Engine { get; init; }

    /// <summary>The processors that it must have at least; null is what the location usually gives.</summary>
    public decimal? Cpus { get; init; }
}
