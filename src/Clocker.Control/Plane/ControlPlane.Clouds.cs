using Clocker.Control.Clouds;
using Clocker.Control.Placement;
using Clocker.Control.Worlds;
using Clocker.Model.Containers;
using Clocker.Model.Identity;
using Clocker.Model.Journals;

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
                return [.. _locations.Select(location => new CloudView(location.Key, !IsGiven(location.Key), _going.Contains(location.Value)))];
            }
        }
    }

    /// <inheritdoc />
    async Task<Answer<Accepted>> IClouds.CreateAsync(CloudOrder order, Caller caller, CancellationToken cancellation)
    {
        if (IsGiven(order.Name))
        {
            return new Answer<Accepted>.Refused(Refusal.Conflict, $"There is a location \"{order.Name}\" already.");
        }

        if (_parts.Sources.Find(order.Location) is not { } source)
        {
            return new Answer<Accepted>.Refused(Refusal.Invalid, $"There is no location \"{order.Location}\" that gives hosts.");
        }

        try
        {
            var hosts = order.Hosts ?? await source.UsualHostsAsync(cancellation);
            var id = await Open(PlaneWorldId).AskAsync<WorldId>(new NameCloud(caller, order.Name), cancellation);
            var request = new CreateCloud(caller, order.Name, PlaneId, []) { GiveUpAfter = order.GiveUpAfter, Strategies = order.Strategies, First = (order.Location, hosts) };
            return await AskAsync<Answer<Accepted>, Accepted>(Open(id), request, cancellation);
        }
        catch (Exception failure) when (failure is JournalException or DeviceException)
        {
            return new Answer<Accepted>.Refused(Refusal.Unavailable, failure.Message);
        }
    }

    /// <inheritdoc />
    Task<Answer<Accepted>> IClouds.AddHostsAsync(string cloud, string? location, int count, Caller caller, CancellationToken cancellation)
    {
        var source = location ?? Hosts.LastOrDefault(host => host.Location == cloud && host.Origin is not null)?.Origin;
        return source is not null && _parts.Sources.Find(source) is not null
            ? AskCloudAsync(cloud, new AddHosts(caller, source, count), cancellation)
            : Task.FromResult<Answer<Accepted>>(new Answer<Accepted>.Refused(
                Refusal.Invalid, source is null ? $"Cloud \"{cloud}\" has no hosts yet; say which location gives them." : $"There is no location \"{source}\" that gives hosts."));
    }

    /// <inheritdoc />
    Task<Answer<Accepted>> IClouds.DrainAsync(HostId host, bool isDraining, Caller caller, CancellationToken cancellation) =>
        AskCloudAsync(CloudOf(host), new DrainHost(caller, host, isDraining), cancellation);

    /// <inheritdoc />
    Task<Answer<Accepted>> IClouds.RemoveHostAsync(HostId host, bool withData, Caller caller, CancellationToken cancellation) =>
        Hosts.FirstOrDefault(known => known.Id == host) is { Origin: null } given && IsGiven(given.Location)
            ? Task.FromResult<Answer<Accepted>>(new Answer<Accepted>.Refused(Refusal.Conflict, $"Host \"{given.Name}\" belongs to location \"{given.Location}\" for as long as the server is set up so."))
            : AskCloudAsync(CloudOf(host), new RemoveHost(caller, host, withData), cancellation);

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
    Task<Answer<Accepted>> IClouds.DeleteAsync(string cloud, Caller caller, CancellationToken cancellation) => IsGiven(cloud)
        ? Task.FromResult<Answer<Accepted>>(new Answer<Accepted>.Refused(Refusal.Conflict, $"Location \"{cloud}\" is there for as long as the server is set up so."))
        : AskCloudAsync(cloud, new DeleteCloud(caller), cancellation);

    /// <summary>Whether a location is one that the server was set up with.</summary>
    private bool IsGiven(string location) => _parts.Locations.Any(given => given.Name == location);

    private string? CloudOf(HostId host) => Hosts.FirstOrDefault(known => known.Id == host)?.Location;

    private async Task<Answer<Accepted>> AskCloudAsync(string? cloud, Request request, CancellationToken cancellation)
    {
        WorldId? world;
        lock (_gate)
        {
            world = cloud is not null && _locations.TryGetValue(cloud, out var found) ? found : null;
        }

        return world is { } id
            ? await AskAsync<Answer<Accepted>, Accepted>(Open(id), request, cancellation)
            : new Answer<Accepted>.Refused(Refusal.NotFound, cloud is null ? "There is no such host." : $"There is no cloud \"{cloud}\".");
    }
}
