using Clocker.Control.Hosts;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Machines;
using Clocker.Model.Networks;
using Clocker.Model.Placement;

namespace Clocker.Control.Clouds;

/// <summary>A host as the cloud knows it.</summary>
internal sealed class HostRecord(HostId id, string name)
{
    public HostId Id { get; } = id;
    public string Name { get; } = name;

    /// <summary>What is wrong with a host that nobody has asked yet.</summary>
    public const string NotAnswered = "it has not answered yet";

    // Durable.
    public int Number { get; init; }

    /// <summary>The location that is asked for it, and under which id; null for an engine that is there anyway.</summary>
    public (string Location, string Request)? Origin { get; init; }

    /// <summary>Where its engine is; null until the location gave it.</summary>
    public string? Endpoint { get; set; }

    public long? MemoryBytes { get; set; }
    public decimal? Cpus { get; set; }
    public ValueMap<string> Labels { get; set; } = [];
    public bool IsDraining { get; set; }
    public bool DrainsData { get; set; }
    public string? GivenUpBecause { get; set; }
    public bool IsGoing { get; set; }
    public bool GoesWithData { get; set; }
    public bool IsForced { get; set; }

    /// <summary>Why the cloud got it by itself; null if somebody asked for it.</summary>
    public string? Because { get; init; }

    /// <summary>The memory and the processors that it was asked for to have at least; null is whatever there is.</summary>
    public (long? MemoryBytes, decimal? Cpus) Least { get; init; }

    /// <summary>What its owner should know.</summary>
    public ValueList<string> Remarks { get; set; } = [];

    /// <summary>How it was asked for that Docker is set up on it; null is as its location says.</summary>
    public EngineWish? Engine { get; set; }

    /// <summary>What is not as its location made it.</summary>
    public ValueList<string> Differences { get; set; } = [];

    /// <summary>What its engine is to be brought to; null if nobody asked for that.</summary>
    public (string? Version, bool Drains)? Upgrade { get; set; }

    /// <summary>Whether it is its turn.</summary>
    public bool IsUpgrading { get; set; }

    /// <summary>Why the last upgrade could not be.</summary>
    public string? UpgradeProblem { get; set; }

    /// <summary>The address by which the cloud's other hosts reach it; null until that is known, or if nobody has to.</summary>
    public string? Address { get; set; }

    /// <summary>The keys of the networks that it has.</summary>
    public SortedSet<string> Networks { get; } = new(StringComparer.Ordinal);

    // Observed.
    public HostDescription? Description { get; set; }
    /// <summary>The state that readers saw last, and since when.</summary>
    public (Plane.HostState State, DateTimeOffset Since)? Seen { get; set; }

    public ValueList<Stranger> Strangers { get; set; } = [];
    public string? Problem { get; set; } = NotAnswered;
    public TimeSpan? UnreachableSince { get; set; }
    public HostCommand? InFlight { get; set; }
    public TimeSpan NotBefore { get; set; }
    public int Failures { get; set; }
    public string? Waiting { get; set; }

    /// <summary>How busy its machine is; null where nothing measures that.</summary>
    public MachineUse? Use { get; set; }

    /// <summary>Why that cannot be found out now.</summary>
    public string? MeterProblem { get; set; }

    /// <summary>What its containers reserve; null before anybody asked.</summary>
    public HostLoad? Load { get; set; }

    /// <summary>Since when nothing is on it, as far as it counts for the cloud; null if something is.</summary>
    public TimeSpan? EmptySince { get; set; }

    /// <summary>The host without its containers, as placement was told of it last.</summary>
    public HostView? Told { get; set; }

    /// <summary>When it is to be looked at next; null before that is known.</summary>
    public TimeSpan? LookAt { get; set; }

    /// <summary>What went wrong with looking after it, how often in a row, and when to try again.</summary>
    public string? CareProblem { get; set; }
    public int CareFailures { get; set; }
    public TimeSpan CareNotBefore { get; set; }

    /// <summary>Whether its engine was upgraded and has not answered since.</summary>
    public bool HasToAnswer { get; set; }

    /// <summary>What it was told of its networks last; null if that is not known.</summary>
    public HostNetworks? Heard { get; set; }

    /// <summary>The names that it was told, by network.</summary>
    public Dictionary<string, ValueMap<ValueList<string>>> Names { get; set; } = [];

    /// <summary>What is not as it was told, by network, and why it could not be told at all.</summary>
    public ValueMap<string> NetworkProblems { get; set; } = [];
    public string? NetworkProblem { get; set; }
    public HostCommand? Telling { get; set; }
    public int TellFailures { get; set; }
    public TimeSpan TellNotBefore { get; set; }

    /// <summary>The subnets that it has for itself.</summary>
    public Subnet[] Subnets { get; set; } = [];

    /// <summary>Whether the host was told that it leaves.</summary>
    public bool HasLeftNetworks { get; set; }

    /// <summary>Things on the host that nobody wants, by name, while their removal is under way.</summary>
    public SortedSet<string> BeingRemoved { get; } = new(StringComparer.Ordinal);

    public bool IsReachable => Endpoint is not null && Problem is null;

    /// <summary>Whether what lies on it holds nobody there any more.</summary>
    public bool GivesUpData => GoesWithData || (IsDraining && DrainsData);

    /// <summary>Why it takes no new containers and gives up those that can go elsewhere; null if it does not.</summary>
    public string? Closed =>
        IsGoing ? $"host {Name} leaves the cloud"
        : GivenUpBecause is not null ? $"host {Name} was given up: {GivenUpBecause}"
        : IsDraining ? $"host {Name} is being drained"
        : IsUpgrading && Upgrade is { Drains: true } ? $"host {Name} is being upgraded"
        : null;
}
