using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Control.Placement;
using Clocker.Model.Clouds;
using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Machines;
using Clocker.Model.Networks;
using Clocker.Model.Placement;

namespace Clocker.Control.Clouds;

/// <summary>Makes a cloud, or adds the existing engines that it does not have yet.</summary>
public sealed record CreateCloud(
    Caller By, string Location, string Plane, ValueList<(HostId Host, string Name, string Endpoint)> Hosts) : Request(By)
{
    /// <summary>How long a host may be silent before it is given up.</summary>
    public TimeSpan GiveUpAfter { get; init; } = CloudCreated.UsualGiveUpAfter;

    /// <summary>Its placement strategies; null is the usual ones.</summary>
    public ValueList<StrategySpec>? Strategies { get; init; }

    /// <summary>How it makes networks; null is as usual.</summary>
    public NetworkSettings? Networks { get; init; }

    /// <summary>When it gets more hosts by itself, and lets hosts go; null is as usual.</summary>
    public HostScaling? Scaling { get; init; }

    /// <summary>How many hosts to get from which location; then the cloud must not be there yet.</summary>
    public (string Location, int Count)? First { get; init; }
}

/// <summary>Have more hosts, from a location. Answered with the cloud's <see cref="Answer{T}"/>.</summary>
internal sealed record AddHosts(Caller By, string Location, int Count) : Request(By);

/// <summary>Say why a claim's container is where it is, or nowhere.</summary>
internal sealed record ExplainPlacement(Caller By, EntityId Claim) : Request(By);

/// <summary>Say where containers that nobody has asked for yet would go, one after the other. Answered with an explanation for each.</summary>
internal sealed record ForeseePlacements(Caller By, ValueList<PlacementQuestion> Questions) : Request(By);

/// <summary>Have as many hosts as this.</summary>
internal sealed record ResizeCloud(Caller By, string Location, int Count) : Request(By);

/// <summary>Drain a host, or take it into service again.</summary>
internal sealed record DrainHost(Caller By, HostId Host, bool IsDraining, bool WithData = false) : Request(By);

/// <summary>Move what would be better off elsewhere, or only say what. Answered with the moves.</summary>
internal sealed record RebalanceCloud(Caller By, bool IsOnlyAsked) : Request(By);

/// <summary>Run an errand on a host's machine. Answered with an <see cref="ErrandResult"/> when it has ended.</summary>
internal sealed record RunErrand(Caller By, HostId Host, Errand Errand) : Request(By);

/// <summary>Remove a host.</summary>
internal sealed record RemoveHost(Caller By, HostId Host, bool WithData, bool IsForced) : Request(By);

/// <summary>Upgrade the engine of a host, or of all.</summary>
internal sealed record UpgradeHosts(Caller By, HostId? Host, string? Version, bool Drains) : Request(By);

/// <summary>Do not upgrade a host, or any, that has not begun.</summary>
internal sealed record CallOffUpgrade(Caller By, HostId? Host) : Request(By);

/// <summary>Remove the cloud with its hosts.</summary>
internal sealed record DeleteCloud(Caller By, bool IsForced) : Request(By);
