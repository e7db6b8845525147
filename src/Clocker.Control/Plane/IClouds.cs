using Clocker.Control.Placement;
using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Machines;

namespace Clocker.Control.Plane;

/// <summary>What the outside asks about clouds and their hosts. Each call returns once the request is durable; what follows shows in the views.</summary>
public interface IClouds
{
    /// <summary>All clouds, by name.</summary>
    IReadOnlyList<CloudView> All { get; }

    /// <summary>A cloud as a tree of entities: itself, its hosts, their containers. Null if there is no such cloud.</summary>
    ValueList<EntityStatus>? TreeOf(string name);

    /// <summary>Makes a cloud.</summary>
    Task<Answer<Accepted>> CreateAsync(CloudOrder order, Caller caller, CancellationToken cancellation);

    /// <summary>Gets more hosts for a cloud; without a location, from the one that gave it its last.</summary>
    Task<Answer<Accepted>> AddHostsAsync(string cloud, string? location, int count, Caller caller, CancellationToken cancellation);

    /// <summary>Adds or removes hosts until there are as many; those go first that are not there yet, that are drained, or that have the least on them.</summary>
    Task<Answer<Accepted>> ResizeAsync(string cloud, int count, Caller caller, CancellationToken cancellation);

    /// <summary>Drains a host, or takes it into service again.</summary>
    Task<Answer<Accepted>> DrainAsync(HostId host, bool isDraining, Caller caller, CancellationToken cancellation);

    /// <summary>Drains a host also of what has data there, which starts without it elsewhere.</summary>
    Task<Answer<Accepted>> DrainWithDataAsync(HostId host, Caller caller, CancellationToken cancellation);

    /// <summary>What would be better off on other hosts of a cloud; moves it there, unless it is only asked for.</summary>
    Task<Answer<ValueList<ProposedMove>>> RebalanceAsync(string cloud, bool isOnlyAsked, Caller caller, CancellationToken cancellation);

    /// <summary>Removes a host once nothing is left on it; with data, what lies on it is lost.</summary>
    Task<Answer<Accepted>> RemoveHostAsync(HostId host, bool withData, Caller caller, CancellationToken cancellation);

    /// <summary>Has a host's machine do something, and waits until it has ended. It goes on without whoever waits.</summary>
    Task<Answer<ErrandResult>> RunAsync(HostId host, Errand errand, Caller caller, CancellationToken cancellation);

    /// <summary>Why an entity's container is where it is, or nowhere.</summary>
    Task<Answer<PlacementExplanation>> ExplainAsync(EntityId entity, Caller caller, CancellationToken cancellation);

    /// <summary>Removes a host with what lies on it, also if its location cannot take it back, since its machine is gone.</summary>
    Task<Answer<Accepted>> ForceHostAsync(HostId host, Caller caller, CancellationToken cancellation);

    /// <summary>Upgrades the engine of a host, or those of a cloud one after another; without a version to what its location asks for, or the newest.</summary>
    Task<Answer<Accepted>> UpgradeAsync(string cloud, HostId? host, string? version, bool drains, Caller caller, CancellationToken cancellation);

    /// <summary>Calls off upgrades that have not begun.</summary>
    Task<Answer<Accepted>> CallOffUpgradeAsync(string cloud, HostId? host, Caller caller, CancellationToken cancellation);

    /// <summary>Removes a cloud with its hosts, unless an application has containers there.</summary>
    Task<Answer<Accepted>> DeleteAsync(string cloud, Caller caller, CancellationToken cancellation);

    /// <summary>Removes a cloud as <see cref="DeleteAsync"/> does, also with hosts that their locations cannot take back.</summary>
    Task<Answer<Accepted>> ForceAsync(string cloud, Caller caller, CancellationToken cancellation);
}
