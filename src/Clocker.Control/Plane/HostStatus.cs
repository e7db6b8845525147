using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Machines;

namespace Clocker.Control.Plane;

/// <summary>A host of a cloud as of a moment.</summary>
/// <param name="Id">The host.</param>
/// <param name="Location">The location whose host it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What its engine said of itself last; null if it never answered.</param>
/// <param name="Problem">Why it cannot be used now; null if it can.</param>
public sealed record HostStatus(HostId Id, string Location, string Name, HostDescription? Description, string? Problem)
{
    /// <summary>In place of a version.</summary>
    public const string Newest = "newest";

    /// <summary>How it is doing.</summary>
    public HostState State { get; init; } = HostState.Ready;

    /// <summary>Since when it is in that state, as far as the server has seen.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Where its engine is; null until its location gave it.</summary>
    public string? Endpoint { get; init; }

    /// <summary>How many of our containers are still on a host that gives them up; null for one that does not.</summary>
    public int? Left { get; init; }

    /// <summary>What it waits for before it can leave; null if for nothing, or if it stays.</summary>
    public string? Waiting { get; init; }

    /// <summary>The location that gave it; null for an engine that is there anyway.</summary>
    public string? Origin { get; init; }

    /// <summary>Why the cloud got it by itself; null if somebody asked for it.</summary>
    public string? Because { get; init; }

    /// <summary>Its memory, in bytes, if known.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Its processors, if known.</summary>
    public decimal? Cpus { get; init; }

    /// <summary>The containers that others made there.</summary>
    public ValueList<Stranger> Strangers { get; init; } = [];

    /// <summary>What its owner should know, a sentence each without its full stop.</summary>
    public ValueList<string> Remarks { get; init; } = [];

    /// <summary>What is not as its location made it, and is being mended.</summary>
    public ValueList<string> Differences { get; init; } = [];

    /// <summary>The version that its engine is to be brought to, or <see cref="Newest"/>; null if to none.</summary>
    public string? Upgrade { get; init; }

    /// <summary>What went wrong with looking after it, which does not make it unusable; null if nothing.</summary>
    public string? CareProblem { get; init; }

    /// <summary>How busy its machine is, measured half a minute ago at most; null where nothing measures that.</summary>
    public MachineUse? Use { get; init; }

    /// <summary>What else is known of it.</summary>
    public ValueMap<string> Labels { get; init; } = [];
}
