using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Identity;
using Clocker.Model.Locations;

namespace Clocker.Control.Plane;

/// <summary>The plane exists; its id labels everything it makes.</summary>
public sealed record PlaneCreated(string Plane) : Fact;

/// <summary>A name was given to an application.</summary>
public sealed record ApplicationNamed(string Name, WorldId Application, long Number) : Fact;

/// <summary>An application is over; its name is free.</summary>
public sealed record ApplicationUnnamed(WorldId Application) : Fact;

/// <summary>A location means a cloud.</summary>
/// <param name="Location">The name.</param>
/// <param name="Cloud">The cloud.</param>
/// <param name="Number">The last number that was given to a world; zero for clouds that every plane has.</param>
public sealed record LocationAdded(string Location, WorldId Cloud, long Number = 0) : Fact
{
    /// <summary>The entity that claims the cloud, where one does.</summary>
    public EntityId? Claim { get; init; }
}

/// <summary>An entity claims no cloud any more: what it wanted in versions up to this one is old.</summary>
public sealed record CloudClaimEnded(EntityId Claim, long Version) : Fact;

/// <summary>A cloud is over; the location's name is free.</summary>
public sealed record LocationRemoved(string Location) : Fact;

/// <summary>A name stands for a location now; what it stood for before is forgotten.</summary>
public sealed record NamedLocationAdded(NamedLocation Location) : Fact;

/// <summary>A name stands for no location any more.</summary>
public sealed record NamedLocationRemoved(string Name) : Fact;

/// <summary>A bundle of types came into the catalogue, or took the place of the one with its name and version.</summary>
public sealed record CatalogueBundleAdded(CatalogueBundle Bundle) : Fact;

/// <summary>A bundle of types left the catalogue. Applications that were made of its types stay as they are.</summary>
public sealed record CatalogueBundleRemoved(string Name, string Version) : Fact;
