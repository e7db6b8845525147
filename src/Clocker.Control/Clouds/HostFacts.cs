using Clocker.Control.Worlds;
using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Machines;

namespace Clocker.Control.Clouds;

/// <summary>A host is to be had from a location, which is asked for it under this id and no other.</summary>
/// <param name="Host">The host.</param>
/// <param name="Number">Its number within the cloud; never given twice.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Location">The location.</param>
/// <param name="Request">The id of the request.</param>
public sealed record HostWanted(HostId Host, int Number, string Name, string Location, string Request) : Fact
{
    /// <summary>Why the cloud gets it by itself; null if somebody asked for it.</summary>
    public string? Because { get; init; }

    /// <summary>The memory that it must have at least; null is whatever there is.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>The processors that it must have at least; null is whatever there is.</summary>
    public decimal? Cpus { get; init; }
}

/// <summary>The location gave the host.</summary>
/// <param name="Host">The host.</param>
/// <param name="Endpoint">Where its engine is.</param>
/// <param name="MemoryBytes">Its memory, where the engine's own figure does not count.</param>
/// <param name="Cpus">Its processors, where the engine's own figure does not count.</param>
/// <param name="Labels">What else is known of it.</param>
public sealed record HostLocated(HostId Host, string Endpoint, long? MemoryBytes, decimal? Cpus, ValueMap<string> Labels) : Fact
{
    /// <summary>How its cloud wanted Docker to be set up on it; null is as its location says.</summary>
    public EngineWish? Engine { get; init; }

    /// <summary>What its owner should know.</summary>
    public ValueList<string> Remarks { get; init; } = [];
}

/// <summary>The host was found to be reached by the others at an address.</summary>
public sealed record HostAddressed(HostId Host, string Address) : Fact;

/// <summary>A host is not as its location made it any more, and is to be made so again.</summary>
public sealed record HostDrifted(HostId Host, ValueList<string> Differences) : Fact;

/// <summary>A host that had drifted is as its location made it.</summary>
public sealed record HostMended(HostId Host) : Fact;

/// <summary>There is something else than before that a host's owner should know.</summary>
public sealed record HostRemarked(HostId Host, ValueList<string> Remarks) : Fact;

/// <summary>A host's engine is to be brought to another version, in its turn.</summary>
/// <param name="Host">The host.</param>
/// <param name="Version">The version, or its beginning; null is what its location asks for, or the newest.</param>
/// <param name="Drains">Whether what can go elsewhere goes there first.</param>
public sealed record HostUpgradeWanted(HostId Host, string? Version, bool Drains) : Fact;

/// <summary>It is a host's turn to be upgraded; until that has ended, it is no other's.</summary>
public sealed record HostUpgradeBegun(HostId Host) : Fact;

/// <summary>A host's engine was brought to a version.</summary>
public sealed record HostUpgraded(HostId Host, string From, string To, ValueList<string> Remarks) : Fact;

/// <summary>A host's engine stays as it is: somebody has called the upgrade off, or it cannot be.</summary>
/// <param name="Host">The host.</param>
/// <param name="Problem">Why it cannot be; null if it was called off.</param>
public sealed record HostUpgradeEnded(HostId Host, string? Problem) : Fact;

/// <summary>A host takes no new containers and gives up those that can go elsewhere, or takes them again.</summary>
public sealed record HostDraining(HostId Host, bool IsDraining) : Fact
{
    /// <summary>Whether it gives up what has data there, too, which then starts without it elsewhere.</summary>
    public bool WithData { get; init; }
}

/// <summary>A host has not answered for too long: what it ran is replaced elsewhere, where that loses no data.</summary>
public sealed record HostGivenUp(HostId Host, string Reason) : Fact;

/// <summary>A host that was given up answers again.</summary>
public sealed record HostIsBack(HostId Host) : Fact;

/// <summary>A host's machine is told to do something.</summary>
/// <param name="Host">The host.</param>
/// <param name="Number">Tells errands of the cloud apart; never given twice.</param>
/// <param name="Words">What it is.</param>
public sealed record ErrandBegun(HostId Host, int Number, string Words) : Fact;

/// <summary>What a host's machine was told to do has ended.</summary>
/// <param name="Host">The host.</param>
/// <param name="Number">Which errand.</param>
/// <param name="ExitCode">Its exit code; null if it has none.</param>
/// <param name="Problem">Why it has none, or the last line that it printed if it failed; null if it succeeded.</param>
public sealed record ErrandEnded(HostId Host, int Number, int? ExitCode, string? Problem) : Fact;

/// <summary>A host is to leave the cloud.</summary>
/// <param name="Host">The host.</param>
/// <param name="WithData">Whether it goes with the data that lies on it, and without waiting for an answer from it.</param>
public sealed record HostGoing(HostId Host, bool WithData) : Fact
{
    /// <summary>Whether it goes although its location cannot take it back.</summary>
    public bool IsForced { get; init; }

    /// <summary>Why the cloud lets it go by itself; null if somebody asked for that.</summary>
    public string? Because { get; init; }
}

/// <summary>A host has left the cloud.</summary>
public sealed record HostRemoved(HostId Host) : Fact
{
    /// <summary>What its location left behind, which could not take it back; null if nothing.</summary>
    public string? LeftBehind { get; init; }
}

/// <summary>The cloud is to go, with its hosts.</summary>
public sealed record CloudGoing : Fact;

/// <summary>The cloud has no hosts left; its name is free.</summary>
public sealed record CloudGone : Fact;
