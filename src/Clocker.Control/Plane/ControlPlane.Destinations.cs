using Clocker.Control.Applications;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Locations;

namespace Clocker.Control.Plane;

public sealed partial class ControlPlane
{
    /// <summary>The location of an application as a whole, what each location is that its entities are at, and why it cannot be deployed there; then the location that is wrong.</summary>
    private (string Location, ValueMap<Destination> Destinations, string? Refused) DestinationsOf(Deployment deployment)
    {
        var usual = UsualLocation(deployment.Blueprint.Root);
        var found = new SortedDictionary<string, Destination>(StringComparer.Ordinal);
        var asked = new HashSet<(string, Asks?)>();
        foreach (var (entity, location) in Located(deployment.Blueprint.Root, usual))
        {
            var asks = _parts.Types.FirstOrDefault(type => type.Declaration.Name == entity.Type)?.Declaration.Asks;
            if (asks != Asks.Nothing && !asked.Add((location, asks)))
            {
                continue;
            }

            var destination = Destination(location);
            if (Objection(entity, asks, location, destination) is { } objection)
            {
                return (location, [], objection);
            }

            if (destination is not null)
            {
                found[location] = destination;
            }
        }

        return (usual, found.ToValueMap(), null);
    }

    /// <summary>What the application says; else what its first service does, where all say something; else the first that there is.</summary>
    private string UsualLocation(EntitySpec root) =>
        root.Location
        ?? (root.Children is [{ Location: { } first }, ..] && root.Children.All(child => child.Location is not null) ? first : null)
        ?? _parts.Locations[0].Name;

    private static IEnumerable<(EntitySpec Entity, string Location)> Located(EntitySpec entity, string inherited)
    {
        var location = entity.Location ?? inherited;
        return entity.Children.Concat(entity.Expressions().SelectMany(Specified)).SelectMany(below => Located(below, location)).Prepend((entity, location));
    }

    /// <summary>The entities that others will be made like, which will stand below the one whose config they are in.</summary>
    private static IEnumerable<EntitySpec> Specified(Expression expression) =>
        expression is Expression.Specification specification ? [specification.Entity] : expression.Inside().SelectMany(Specified);

    /// <summary>The cloud that a location's text means, and the host of it; null if it means none.</summary>
    private Destination? Destination(string location)
    {
        var (name, host) = LocationName.Parse(location) switch
        {
            LocationName.Plain plain => (plain.Name, null),
            LocationName.Cloud cloud => (cloud.Name, null),
            LocationName.Host pinned => (pinned.CloudName, pinned.Name),
            _ => ((string?)null, (string?)null),
        };
        lock (_gate)
        {
            return name is not null && _locations.TryGetValue(name, out var cloud) ? new(cloud, name, host) : null;
        }
    }

    private string? Objection(EntitySpec entity, Asks? asks, string location, Destination? destination)
    {
        lock (_gate)
        {
            return asks switch
            {
                Asks.Hosts => _sources.Find(location) is null
                    ? $"\"{entity.Name}\" makes a cloud of hosts, and location \"{location}\" gives none; say one that does, such as lab or byon:(hosts=\"…\")."
                    : null,
                Asks.Nothing when entity.Location is null || entity.Children.Count > 0 => null,
                _ when destination is { Cloud: var cloud } && _going.Contains(cloud) => $"Location \"{destination.Name}\" is being removed.",
                _ when destination is { Host: { } host } && _hosts[destination.Cloud].All(known => known.Name != host) =>
                    $"Cloud \"{destination.Name}\" has no host \"{host}\". Its hosts are: {string.Join(", ", _hosts[destination.Cloud].Select(known => known.Name))}.",
                _ when destination is not null => null,
                _ when LocationName.Parse(location) is LocationName.Wrong wrong => $"{wrong.Problem} {wrong.Remedy}",
                _ when _sources.Find(location) is not null =>
                    $"Location \"{location}\" gives hosts, and is no cloud; make one of it first: clocker cloud create NAME --location {(location.Contains('(') ? $"'{location}'" : location)}.",
                _ => $"There is no location \"{location}\". Locations there are: {string.Join(", ", _locations.Keys.Select(known => $"\"{known}\""))}.",
            };
        }
    }
}
