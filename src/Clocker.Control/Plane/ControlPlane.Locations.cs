using Clocker.Control.Hosts;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Locations;

namespace Clocker.Control.Plane;

public sealed partial class ControlPlane
{
    private readonly SourcesByName _sources;
    private NamedLocations _named = NamedLocations.None;
    private ValueList<NamedLocation> _ofCatalogue = [];

    /// <inheritdoc />
    NamedLocations INamedLocations.Named
    {
        get
        {
            lock (_gate)
            {
                return _named;
            }
        }
    }

    /// <inheritdoc />
    Task<Answer<NamedLocationChange>> INamedLocations.AddAsync(NamedLocation location, bool replace, Caller caller, CancellationToken cancellation) =>
        AskAsync<Answer<NamedLocationChange>, NamedLocationChange>(Open(PlaneWorldId), new AddNamedLocation(caller, location, replace), cancellation);

    /// <inheritdoc />
    Task<Answer<Accepted>> INamedLocations.RemoveAsync(string name, Caller caller, CancellationToken cancellation)
    {
        var users = Hosts.Where(host => host.Origin is { } origin && ((INamedLocations)this).Named.Meant(origin)?.Name == name).Select(host => host.Location).Distinct().ToList();
        return users is [var user, ..]
            ? Task.FromResult<Answer<Accepted>>(new Answer<Accepted>.Refused(Refusal.Conflict, $"Cloud \"{user}\" has hosts of location \"{name}\"."))
            : AskAsync<Answer<Accepted>, Accepted>(Open(PlaneWorldId), new RemoveNamedLocation(caller, name), cancellation);
    }

    /// <summary>Why no hosts come from a location, and what would be right.</summary>
    private string NoHostsFrom(string location)
    {
        var names = ((INamedLocations)this).Named.All.Select(known => known.Name).ToList();
        return LocationName.Parse(location) switch
        {
            LocationName.Wrong wrong => $"{wrong.Problem} {wrong.Remedy}",
            LocationName.Cloud or LocationName.Host => $"\"{location}\" is a cloud; hosts do not come from a cloud.",
            _ => $"There is no location \"{location}\" that gives hosts. {Suggestions.Remedy(location, [.. names, "lab", "localhost", "simulated"], "locations")}",
        };
    }

    /// <summary>Takes the named locations from the world that has them.</summary>
    private void Publish(PlaneWorld names)
    {
        if (!ReferenceEquals(_catalogue, names.Catalogue))
        {
            _ofCatalogue = [.. _parts.LocationsOf(names.Catalogue)];
        }

        _catalogue = names.Catalogue;
        _named = new(names.NamedLocations.Values, _ofCatalogue);
    }
}
