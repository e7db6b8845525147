using Clocker.Model.Locations;

namespace Clocker.Control.Plane;

/// <summary>What the outside asks about named locations. Each call returns once the request is durable.</summary>
public interface INamedLocations
{
    /// <summary>All of them now, with those of the catalogue; the same until something changes.</summary>
    NamedLocations Named { get; }

    /// <summary>Has a name stand for a location. The same again changes nothing; something else is refused unless it is to replace what is there.</summary>
    Task<Answer<NamedLocationChange>> AddAsync(NamedLocation location, bool replace, Caller caller, CancellationToken cancellation);

    /// <summary>Has a name stand for no location any more. One that a cloud has hosts of, or that another one stands for, is refused.</summary>
    Task<Answer<Accepted>> RemoveAsync(string name, Caller caller, CancellationToken cancellation);
}
