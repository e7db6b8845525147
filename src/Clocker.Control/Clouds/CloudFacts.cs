using Clocker.Control.Worlds;
using Clocker.Model.Claims;
using Clocker.Model.Clouds;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Networks;
using Clocker.Model.Placement;

namespace Clocker.Control.Clouds;

/// <summary>The cloud exists.</summary>
public sealed record CloudCreated(string Location, string Plane) : Fact
{
    /// <summary>A minute: longer than most restarts of an engine, shorter than most people's patience.</summary>
    public static readonly TimeSpan UsualGiveUpAfter = TimeSpan.FromMinutes(1);

    /// <summary>How long a host may be silent before it is given up.</summary>
    public TimeSpan GiveUpAfter { get; init; } = UsualGiveUpAfter;

    /// <summary>Its placement strategies; null is the usual ones.</summary>
    public ValueList<StrategySpec>? Strategies { get; init; }

    /// <summary>How it makes networks; null is as usual.</summary>
    public NetworkSettings? Networks { get; init; }

    /// <summary>When it gets more hosts by itself, and lets hosts go; null is as usual.</summary>
    public HostScaling? Scaling { get; init; }
}

/// <summary>People want the cloud to have so many hosts at least.</summary>
/// <param name="Hosts">How many.</param>
/// <param name="Source">The location that more come from; null if none was said.</param>
public sealed record CloudSized(int Hosts, string? Source) : Fact;

/// <summary>The half of the entity that claims the cloud itself has arrived; without content the cloud is to go.</summary>
public sealed record CloudClaimed(EntityId Claim, WorldId Application, long Version, ClaimOwner Owner, CloudWanted? Wanted) : Fact;

/// <summary>A host belongs to the cloud.</summary>
public sealed record HostAdded(HostId Host, string Name, string Endpoint) : Fact;

/// <summary>An application's half of a claim has arrived.</summary>
public sealed record ClaimWanted(
    EntityId Claim, WorldId Application, long Version, ClaimOwner Owner, ContainerWanted? Wanted, ClaimEnd End) : Fact;

/// <summary>An application is over, and nothing of it is left: whatever still arrives from it is old.</summary>
public sealed record ApplicationForgotten(EntityId Application) : Fact;

/// <summary>A container was given a host and a name, and what it is to be was settled.</summary>
public sealed record InstanceAssigned(EntityId Claim, int Incarnation, HostId Host, string Name, ContainerSpec Spec) : Fact
{
    /// <summary>What was said of where it may be; with the spec it tells what is reserved.</summary>
    public PlacementWish Placement { get; init; } = new();

    /// <summary>The addresses that it has on its networks, by their keys; nothing for networks whose addresses the engine gives.</summary>
    public ValueMap<ValueList<string>> Addresses { get; init; } = [];

    /// <summary>Which devices it gets, by kind and number.</summary>
    public ValueMap<ValueList<int>> Devices { get; init; } = [];
}

/// <summary>A container was given another name, since something else holds the first.</summary>
public sealed record InstanceRenamed(EntityId Claim, int Incarnation, string Name, string Reason) : Fact;

/// <summary>A container ran for the first time.</summary>
public sealed record InstanceLaunched(EntityId Claim, int Incarnation, string Container) : Fact;

/// <summary>A container was found stopped although it should run, and is started again.</summary>
public sealed record InstanceMended(EntityId Claim, int Incarnation, int Attempt, DateTimeOffset At, string Reason) : Fact;

/// <summary>A container ended, and by its restart setting stays so.</summary>
public sealed record InstanceFinished(EntityId Claim, int Incarnation, int ExitCode, string Reason) : Fact;

/// <summary>A container is to go.</summary>
public sealed record InstanceRetired(EntityId Claim, int Incarnation, DateTimeOffset At, string Reason) : Fact;

/// <summary>A container is to move: another one comes on another host first, and it goes once that one is up.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Incarnation">Which container.</param>
/// <param name="To">Where the other one is to be.</param>
/// <param name="Reason">Why.</param>
public sealed record InstanceMoving(EntityId Claim, int Incarnation, HostId To, string Reason) : Fact;

/// <summary>A container that was to move stays.</summary>
public sealed record InstanceStays(EntityId Claim, int Incarnation, string Reason) : Fact;

/// <summary>A container is gone.</summary>
public sealed record InstanceRemoved(EntityId Claim, int Incarnation) : Fact;

/// <summary>A network got what it has on all hosts: its number and, unless each host has subnets of its own, its subnets.</summary>
/// <param name="Network">The network's key.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Number">Its number.</param>
/// <param name="Subnets">Its subnets in CIDR notation.</param>
public sealed record NetworkDefined(string Network, string Title, int Number, ValueList<string> Subnets) : Fact
{
    /// <summary>Whether there is no way out of it.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Its own options for the provider.</summary>
    public ValueMap<string> Options { get; init; } = [];
}

/// <summary>Which addresses were given last, so that the next ones come after them. In compacted journals alone: else it follows.</summary>
/// <param name="Network">The network's key.</param>
/// <param name="Host">The host whose own subnets these are of; null if they are the network's.</param>
/// <param name="Last">An address for each subnet.</param>
public sealed record AddressesGiven(string Network, HostId? Host, ValueList<string> Last) : Fact;

/// <summary>Nothing is left of a network: its number and its subnets may be given to another.</summary>
public sealed record NetworkEnded(string Network) : Fact;

/// <summary>A network was given a host and a name.</summary>
public sealed record NetworkAssigned(string Network, HostId Host, string Name) : Fact
{
    /// <summary>The subnets that it has on this host alone; empty if it has the same on all.</summary>
    public ValueList<string> Parts { get; init; } = [];

    /// <summary>The host's own address in each subnet.</summary>
    public ValueList<string> Gateways { get; init; } = [];
}

/// <summary>A network is gone.</summary>
/// <param name="Network">The network's key.</param>
/// <param name="Host">From which host; null, as written before a network could be on several, is from all.</param>
public sealed record NetworkRemoved(string Network, HostId? Host = null) : Fact;

/// <summary>A named volume of an application was given a host and a name.</summary>
public sealed record VolumeAssigned(string Application, string Volume, HostId Host, string Name) : Fact;

/// <summary>A named volume is to go with its data.</summary>
public sealed record VolumeDoomed(string Application, string Volume) : Fact;

/// <summary>A named volume is gone.</summary>
public sealed record VolumeRemoved(string Application, string Volume) : Fact;
