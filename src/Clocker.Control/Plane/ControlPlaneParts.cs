using Clocker.Control.Clouds;
using Clocker.Control.Hosts;
using Clocker.Control.Worlds;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Entities;
using Clocker.Model.Journals;
using Clocker.Model.Locations;
using Clocker.Model.Networks;
using Clocker.Model.Placement;
using Clocker.Model.Secrets;

namespace Clocker.Control.Plane;

/// <summary>What a control plane is put together from. Two of them in one process share nothing but what they are given.</summary>
public sealed record ControlPlaneParts
{
    /// <summary>Where facts are kept.</summary>
    public required IJournal Journal { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The id that the plane gets if it does not exist yet.</summary>
    public required string NewPlaneId { get; init; }

    /// <summary>The entity types.</summary>
    public required IReadOnlyList<EntityType> Types { get; init; }

    /// <summary>Makes placement strategies.</summary>
    public required IPlacementStrategies Strategies { get; init; }

    /// <summary>The drivers for hosts.</summary>
    public required IHostConnector Hosts { get; init; }

    /// <summary>The providers of networks.</summary>
    public required INetworkProviders Networks { get; init; }

    /// <summary>The drivers for locations that give hosts.</summary>
    public ILocationSource Sources { get; init; } = new NoLocations();

    /// <summary>How often hosts are looked at, whether they are as their locations made them; null is never.</summary>
    public TimeSpan? LookEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Reads the locations that bundles of the catalogue define.</summary>
    public Func<ValueList<CatalogueBundle>, IEnumerable<NamedLocation>> LocationsOf { get; init; } = _ => [];

    /// <summary>The clouds of existing engines that there are to be.</summary>
    public required IReadOnlyList<LocationSpec> Locations { get; init; }

    /// <summary>Images that somebody has put beside the server, for hosts that no registry gives them; null if there are none.</summary>
    public IImageStore? ImageArchives { get; init; }

    /// <summary>Which images are sent to others.</summary>
    public ImageMap Images { get; init; } = ImageMap.None;

    /// <summary>The other systems that keep secrets.</summary>
    public IReadOnlyList<ISecretSource> SecretSources { get; init; } = [];

    /// <summary>How mail gets from world to world.</summary>
    public IMailCarrier Mail { get; init; } = new DirectMail();
}
