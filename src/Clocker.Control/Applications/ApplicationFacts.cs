using Clocker.Control.Plane;
using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Claims;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Control.Applications;

/// <summary>A blueprint was deployed: for the first time, or over an earlier one.</summary>
/// <param name="Deployment">What was deployed, expanded.</param>
/// <param name="Cloud">The cloud that it claims from where nothing else is said; none if it claims from no cloud.</param>
/// <param name="Location">The location of the application as a whole.</param>
/// <param name="Entities">The id of each entity of the blueprint, by its path.</param>
/// <param name="IdsGiven">How many ids were given so far.</param>
/// <param name="CreatedAt">When the application was first deployed.</param>
public sealed record ApplicationDeployed(
    Deployment Deployment, WorldId Cloud, string Location, ValueMap<EntityId> Entities, long IdsGiven, DateTimeOffset CreatedAt) : Fact
{
    /// <summary>What each location is that an entity may be at, or was before.</summary>
    public ValueMap<Destination> Destinations { get; init; } = [];
}

/// <summary>An entity was told to be in a state, or has reached it.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="State">The state.</param>
/// <param name="ThenStart">Whether it is to start again once it has stopped.</param>
public sealed record EntityExpected(EntityId Entity, Lifecycle State, bool ThenStart) : Fact;

/// <summary>An entity wants something of the cloud, or nothing any more.</summary>
/// <param name="Entity">The entity, which names the claim.</param>
/// <param name="Version">The version of the application's half of the claim.</param>
/// <param name="Wanted">What it wants; null is nothing.</param>
/// <param name="Digest">A digest of the config that it follows from: while that is the same, what is wanted stays as it is.</param>
public sealed record EntityWants(EntityId Entity, long Version, ContainerWanted? Wanted, string Digest) : Fact;

/// <summary>An entity wants a cloud to be there, or not any more.</summary>
/// <param name="Entity">The entity, which names the claim.</param>
/// <param name="Version">The version of the application's half of the claim.</param>
/// <param name="Wanted">What it wants; null is nothing.</param>
public sealed record EntityWantsCloud(EntityId Entity, long Version, CloudWanted? Wanted) : Fact;

/// <summary>An entity has another one below it now, beside those of the blueprint; or that one is something else now.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Ordinal">The number of the one that was made for it.</param>
/// <param name="Path">Where that one stands.</param>
/// <param name="Spec">What it is, with all below it.</param>
/// <param name="Entities">The ids of it and of all below it, by path.</param>
/// <param name="IdsGiven">How many ids were given so far.</param>
/// <param name="Reason">Why, in words that follow a colon; empty if nobody said.</param>
public sealed record EntityMade(
    EntityId Entity, int Ordinal, string Path, EntitySpec Spec, ValueMap<EntityId> Entities, long IdsGiven, string Reason) : Fact;

/// <summary>An entity that was made while the application runs is to go, with all below it.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Reason">Why, in words that follow a colon; empty if nobody said.</param>
public sealed record EntityLeaving(EntityId Entity, string Reason) : Fact;

/// <summary>An entity's behaviour remembers this.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Memory">All that it remembers.</param>
/// <param name="Told">What it was told, in words; empty if it is its own doing.</param>
public sealed record EntityRemembers(EntityId Entity, ValueMap<Value> Memory, string Told) : Fact;

/// <summary>An entity that was going has nothing left.</summary>
public sealed record EntityGone(EntityId Entity) : Fact;

/// <summary>The application is to be removed.</summary>
public sealed record ApplicationGoing(bool WithVolumes) : Fact;

/// <summary>The application has nothing left; its name is free.</summary>
public sealed record ApplicationGone : Fact;
