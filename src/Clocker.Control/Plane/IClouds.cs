using Clocker.Control.Placement;
using Clocker.Model.Identity;

namespace Clocker.Control.Plane;

/// <summary>What the outside asks about clouds and their hosts. Each call returns once the request is durable; what follows shows in the views.</summary>
public interface IClouds
{
    /// <summary>All clouds, by name.</summary>
    IReadOnlyList<CloudView> All { get; }

    /// <summary>Makes a cloud.</summary>
    Task<Answer<Accepted>> CreateAsync(CloudOrder order, Caller caller, CancellationToken cancellation);

    /// <summary>Gets more hosts for a cloud; without a location, from the one that gave it its last.</summary>
    Task<Answer<Accepted>> AddHostsAsync(string cloud, string? location, int count, Caller caller, CancellationToken cancellation);

    /// <summary>Drains a host, or takes it into service again.</summary>
    Task<Answer<Accepted>> DrainAsync(HostId host, bool isDraining, Caller caller, CancellationToken cancellation);

    /// <summary>Removes a host once nothing is left on it; with data, what lies on it is lost.</summary>
    Task<Answer<Accepted>> RemoveHostAsync(HostId host, bool withData, Caller caller, CancellationToken cancellation);

    /// <summary>Why an entity's container is where it is, or nowhere.</summary>
    Task<Answer<PlacementExplanation>> ExplainAsync(EntityId entity, Caller caller, CancellationToken cancellation);

    /// <summary>Removes a cloud with its hosts, unless an application has containers there.</summary>
    Task<Answer<Accepted>> DeleteAsync(string cloud, Caller caller, CancellationToken cancellation);
}
