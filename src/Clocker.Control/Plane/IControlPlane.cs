using Clocker.Model.Collections;
using Clocker.Model.Blueprints;
using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Control.Plane;

/// <summary>What the outside asks of a running control plane. Views are immutable snapshots of what is durable; reading never waits.</summary>
public interface IControlPlane
{
    /// <summary>The plane's id: the value of the label on everything it makes.</summary>
    string PlaneId { get; }

    /// <summary>All applications, by name.</summary>
    IReadOnlyList<ApplicationView> Applications { get; }

    /// <summary>The hosts of all clouds.</summary>
    IReadOnlyList<HostStatus> Hosts { get; }

    /// <summary>The bundles of the catalogue, in the order in which they came; the same list until something changes.</summary>
    ValueList<CatalogueBundle> Catalogue { get; }

    /// <summary>Completes when any view has changed since <paramref name="seen"/>; gives the number to pass next time. Start with 0.</summary>
    Task<long> ChangedAsync(long seen, CancellationToken cancellation);

    /// <summary>What a deployment would do, doing nothing.</summary>
    Task<Answer<Plan>> PlanAsync(Deployment deployment, CancellationToken cancellation);

    /// <summary>An entity's config as it counts now, by key.</summary>
    Task<Answer<ValueList<ConfigEntry>>> ConfigAsync(EntityId entity, CancellationToken cancellation);

    /// <summary>Deploys an application, or updates it to what the blueprint says now. Returns once the request is durable.</summary>
    Task<Answer<Deployed>> DeployAsync(Deployment deployment, Caller caller, CancellationToken cancellation);

    /// <summary>Tells an entity to <c>start</c>, <c>stop</c> or <c>restart</c>, or what else its type declares. Returns once the request is durable.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="effector">What it is to do.</param>
    /// <param name="arguments">What is given, by parameter.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Answer<Accepted>> InvokeAsync(EntityId entity, string effector, ValueMap<string> arguments, Caller caller, CancellationToken cancellation);

    /// <summary>Removes an application. Returns once the request is durable; the application is gone when it is no longer listed.</summary>
    Task<Answer<Accepted>> DeleteAsync(EntityId application, bool withVolumes, Caller caller, CancellationToken cancellation);

    /// <summary>Adds bundles to the catalogue and removes others, all of it or nothing. Returns once that is durable and shows.</summary>
    /// <param name="add">Bundles to add; one that is there with the same texts stays as it is.</param>
    /// <param name="remove">Bundles to remove, as <c>NAME:VERSION</c>; what is not there is gone already.</param>
    /// <param name="replace">Whether other texts of the same version may be replaced; those of a snapshot always are.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<Answer<CatalogueChanged>> ChangeCatalogueAsync(
        ValueList<CatalogueBundle> add, ValueList<string> remove, bool replace, Caller caller, CancellationToken cancellation);

    /// <summary>The journal in words, from after a position; with <paramref name="follow"/> it goes on as it grows.</summary>
    IAsyncEnumerable<JournalEvent> EventsAsync(long after, bool follow, CancellationToken cancellation);

    /// <summary>The engine that runs a container of an entity, for logs, terminals and files.</summary>
    IContainerHost? Engine(HostId host);
}
