using Clocker.Control.Clouds;
using Clocker.Control.Placement;
using Clocker.Control.Worlds;
using Clocker.Model.Collections;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Networks;
using Clocker.Model.Journals;
using Clocker.Model.Locations;
using Clocker.Model.Machines;

namespace Clocker.Control.Plane;

public sealed partial class ControlPlane
{
    /// <inheritdoc />
    IReadOnlyList<CloudView> IClouds.All
    {
        get
        {
            lock (_gate)
            {
                return [.. _locations.Select(location => View(location.Key, location.Value))];
            }
        }
    }

    private CloudView View(string name, WorldId cloud) => new(name, !IsGiven(name), _going.Contains(cloud), new(cloud.Value)) { Maker = _makers.GetValueOrDefault(cloud), Headroom = _headrooms.GetValueOrDefault(cloud) };

    /// <inheritdoc />
    ValueList<EntityStatus>? IClouds.TreeOf(string name)
    {
        lock (_gate)
        {
            return _locations.TryGetValue(name, out var cloud)
                ? new CloudTree(View(name, cloud), _hosts.GetValueOrDefault(cloud) ?? [], _applications.Values).Entities
                : null;
        }
    }

    /// <inheritdoc />
    async Task<Answer<Accepted>> IClouds.CreateAsync(CloudOrder order, Caller caller, CancellationToken cancellation)
    {
        if (IsGiven(order.Name))
        {
            return new Answer<Accepted>.Refused(Refusal.Conflict, $"There is a location \"{order.Name}\" already.");
        }

        if (_sources.Find(order.Location) is not { } source)
        {
            return new Answer<Accepted>.Refused(Refusal.Invalid, NoHostsFrom(order.Location));
        }

        if (order.Networks is { } networks && WrongWith(networks) is { } wrong)
        {
            return new Answer<Accepted>.Refused(Refusal.Invalid, wrong);
        }

        try
        {
            var hosts = order.Hosts ?? await source.UsualHostsAsync(cancellation);
            var id = await Open(PlaneWorldId).AskAsync<WorldId>(new NameCloud(caller, order.Name), cancellation);
            var request = new CreateCloud(caller, order.Name, PlaneId, [])
            {
                GiveUpAfter = order.GiveUpAfter,
                Strategies = order.Strategies,
                Networks = order.Networks,
                Scaling = order.Scaling,
                First = (order.Location, hosts),
            };
            return Warned(await AskAsync<Answer<Accepted>, Accepted>(Open(id), request, cancellation), source);
        }
        catch (Exception failure) when (failure is JournalException or DeviceException)
        {
            return new Answer<Accepted>.Refused(Refusal.Unavailable, failure.Message);
        }
    }

    private string? WrongWith(NetworkSettings networks) =>
        _parts.Networks.Find(networks.Provider) is { } provider
            ? (provider.Refuses(networks) ?? networks.Problem(provider.Traits)) is { } problem ? $"Networks of {networks.Provider} cannot be had so: {problem}." : null
            : $"There is no network provider \"{networks.Provider}\". There are {string.Join(", ", _parts.Networks.All.Select(known => known.Name))}.";

    /// <inheritdoc />
    Task<Answer<Accepted>> IClouds.AddHostsAsync(string cloud, string? location, int count, Caller caller, CancellationToken cancellation) =>
        FromAsync(cloud, location, source => new AddHosts(caller, source, count), cancellation);

    /// <inheritdoc />
    Task<Answer<Accepted>> IClouds.ResizeAsync(string cloud, int count, Caller caller, CancellationToken cancellation) =>
        FromAsync(cloud, null, source => new ResizeCloud(caller, source, count), cancellation);

    /// <summary>Asks a cloud for something that takes a location that gives hosts: the one that is said, else the one that gave it its last.</summary>
    private async Task<Answer<Accepted>> FromAsync(string cloud, string? location, Func<string, Request> request, CancellationToken cancellation)
    {
        var source = location ?? Hosts.LastOrDefault(host => host.Location == cloud && host.Origin is not null)?.Origin;
        return source is not null && _sources.Find(source) is { } found
            ? Warned(await AskCloudAsync(cloud, request(source), cancellation), found)
            : new Answer<Accepted>.Refused(
                Refusal.Invalid, source is null ? $"Cloud \"{cloud}\" has no hosts yet; say which location gives them." : NoHostsFrom(source));
    }

    /// <inheritdoc />
    Task<Answer<Accepted>> IClouds.DrainAsync(HostId host, bool isDraining, Caller caller, CancellationToken cancellation) =>
        AskCloudAsync(CloudOf(host), new DrainHost(caller, host, isDraining), cancellation);

    /// <inheritdoc />
    Task<Answer<ErrandResult>> IClouds.RunAsync(HostId host, Errand errand, Caller caller, CancellationToken cancellation) =>
        AskCloudAsync<ErrandResult>(CloudOf(host), new RunErrand(caller, host, errand), cancellation);

    /// <inheritdoc />
    Task<Answer<Accepted>> IClouds.DrainWithDataAsync(HostId host, Caller caller, CancellationToken cancellation) =>
        AskCloudAsync(CloudOf(host), new DrainHost(caller, host, IsDraining: true, WithData: true), cancellation);

    /// <inheritdoc />
    Task<Answer<ValueList<ProposedMove>>> IClouds.RebalanceAsync(string cloud, bool isOnlyAsked, Caller caller, CancellationToken cancellation) =>
        AskCloudAsync<ValueList<ProposedMove>>(cloud, new RebalanceCloud(caller, isOnlyAsked), cancellation);

    /// <inheritdoc />
    Task<Answer<Accepted>> IClouds.RemoveHostAsync(HostId host, bool withData, Caller caller, CancellationToken cancellation) =>
        RemoveAsync(new RemoveHost(caller, host, withData, IsForced: false), cancellation);

    /// <inheritdoc />
    async Task<Answer<PlacementExplanation>> IClouds.ExplainAsync(EntityId entity, Caller caller, CancellationToken cancellation)
    {
        WorldId[] clouds;
        lock (_gate)
        {
            clouds = [.. _locations.Values];
        }

        foreach (var cloud in clouds)
        {
            var answer = await AskAsync<Answer<PlacementExplanation>, PlacementExplanation>(Open(cloud), new ExplainPlacement(caller, entity), cancellation);
            if (answer is not Answer<PlacementExplanation>.Refused { Kind: Refusal.NotFound })
            {
                return answer;
            }
        }

        return new Answer<PlacementExplanation>.Refused(Refusal.NotFound, $"Entity {entity} asks no cloud for a container.");
    }

    /// <inheritdoc />
    Task<Answer<Accepted>> IClouds.ForceHostAsync(HostId host, Caller caller, CancellationToken cancellation) =>
        RemoveAsync(new RemoveHost(caller, host, WithData: true, IsForced: true), cancellation);

    /// <inheritdoc />
    Task<Answer<Accepted>> IClouds.UpgradeAsync(string cloud, HostId? host, string? version, bool drains, Caller caller, CancellationToken cancellation) =>
        AskCloudAsync(cloud, new UpgradeHosts(caller, host, version, drains), cancellation);

    /// <inheritdoc />
    Task<Answer<Accepted>> IClouds.CallOffUpgradeAsync(string cloud, HostId? host, Caller caller, CancellationToken cancellation) =>
        AskCloudAsync(cloud, new CallOffUpgrade(caller, host), cancellation);

    /// <inheritdoc />
    Task<Answer<Accepted>> IClouds.DeleteAsync(string cloud, Caller caller, CancellationToken cancellation) =>
        DeleteAsync(cloud, new DeleteCloud(caller, IsForced: false), cancellation);

    /// <inheritdoc />
    Task<Answer<Accepted>> IClouds.ForceAsync(string cloud, Caller caller, CancellationToken cancellation) =>
        DeleteAsync(cloud, new DeleteCloud(caller, IsForced: true), cancellation);

    private Task<Answer<Accepted>> RemoveAsync(RemoveHost remove, CancellationToken cancellation) =>
        Hosts.FirstOrDefault(known => known.Id == remove.Host) is { Origin: null } given && IsGiven(given.Location)
            ? Task.FromResult<Answer<Accepted>>(new Answer<Accepted>.Refused(Refusal.Conflict, $"Host \"{given.Name}\" belongs to location \"{given.Location}\" for as long as the server is set up so."))
            : AskCloudAsync(CloudOf(remove.Host), remove, cancellation);

    private Task<Answer<Accepted>> DeleteAsync(string cloud, DeleteCloud delete, CancellationToken cancellation) => IsGiven(cloud)
        ? Task.FromResult<Answer<Accepted>>(new Answer<Accepted>.Refused(Refusal.Conflict, $"Location \"{cloud}\" is there for as long as the server is set up so."))
        : AskCloudAsync(cloud, delete, cancellation);

    private static Answer<Accepted> Warned(Answer<Accepted> answer, ILocation source) =>
        answer is Answer<Accepted>.Done && source.Warnings.Count > 0 ? new Answer<Accepted>.Done(new() { Warnings = source.Warnings }) : answer;

    /// <summary>Whether a location is one that the server was set up with.</summary>
    private bool IsGiven(string location) => _parts.Locations.Any(given => given.Name == location);

    private string? CloudOf(HostId host) => Hosts.FirstOrDefault(known => known.Id == host)?.Location;

    private Task<Answer<Accepted>> AskCloudAsync(string? cloud, Request request, CancellationToken cancellation) => AskCloudAsync<Accepted>(cloud, request, cancellation);

    private async Task<Answer<T>> AskCloudAsync<T>(string? cloud, Request request, CancellationToken cancellation)
    {
        WorldId? world;
        lock (_gate)
        {
            world = cloud is not null && _locations.TryGetValue(cloud, out var found) ? found : null;
        }

        return world is { } id
            ? await AskAsync<Answer<T>, T>(Open(id), request, cancellation)
            : new Answer<T>.Refused(Refusal.NotFound, cloud is null ? "There is no such host." : $"There is no cloud \"{cloud}\".");
    }
}
