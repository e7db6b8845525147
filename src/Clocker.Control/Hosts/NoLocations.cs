using Clocker.Model.Locations;

namespace Clocker.Control.Hosts;

/// <summary>For a plane whose clouds are all made of engines that are there anyway.</summary>
public sealed class NoLocations : ILocationSource
{
    /// <inheritdoc />
    public ILocation? Find(string location) => null;
}
