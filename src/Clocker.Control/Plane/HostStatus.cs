using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Control.Plane;

/// <summary>A host of a cloud as of a moment.</summary>
/// <param name="Id">The host.</param>
/// <param name="Location">The location whose host it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What its engine said of itself last; null if it never answered.</param>
/// <param name="Problem">Why it cannot be used now; null if it can.</param>
public sealed record HostStatus(HostId Id, string Location, string Name, HostDescription? Description, string? Problem)
{
    /// <summary>How it is doing.</summary>
    public HostState State { get; init; } = HostState.Ready;

    /// <summary>Since when it is in that state, as far as the server has seen.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Where its engine is; null until its location gave it.</summary>
    public string? Endpoint { get; init; }

    /// <summary>What it waits for before it can leave; null if for nothing, or if it stays.</summary>
    public string? Waiting { get; init; }

    /// <summary>The location that gave it; null for an engine that is there anyway.</summary>
    public string? Origin { get; init; }

    /// <summary>Its memory, in bytes, if known.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Its processors, if known.</summary>
    public decimal? Cpus { get; init; }

    /// <summary>The containers that others made there.</summary>
    public ValueList<Stranger> Strangers { get; init; } = [];

    /// <summary>What else is known of it.</summary>
    public ValueMap<string> Labels { get; init; } = [];
}
