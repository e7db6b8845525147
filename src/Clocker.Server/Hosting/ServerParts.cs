using Clocker.Control.Plane;
using Clocker.Drivers.Locations.Lab;
using Clocker.Model.Blueprints;
using Clocker.Model.Containers;
using Clocker.Model.Secrets;

namespace Clocker.Server.Hosting;

/// <summary>What the composition root puts together and the web side serves.</summary>
internal sealed record ServerParts
{
    /// <summary>What decides.</summary>
    public required IControlPlane Plane { get; init; }

    /// <summary>What makes clouds.</summary>
    public required IClouds Clouds { get; init; }

    /// <summary>What knows named locations.</summary>
    public required INamedLocations Named { get; init; }

    /// <summary>Faults when the plane must not go on; the server stops with it then.</summary>
    public Task Failure { get; init; } = new TaskCompletionSource().Task;

    /// <summary>Which images are sent to others.</summary>
    public Control.Clouds.ImageMap Images { get; init; } = Control.Clouds.ImageMap.None;

    /// <summary>The entity types.</summary>
    public required ITypeCatalogue Types { get; init; }

    /// <summary>Where files that come with blueprints are kept.</summary>
    public required IBlobs Blobs { get; init; }

    /// <summary>Where the values of secrets are kept.</summary>
    public required ISecrets Secrets { get; init; }

    /// <summary>The labs of the usual engine; null if that only pretends.</summary>
    public Labs? Labs { get; init; }
}
