using Clocker.Model.Locations;

namespace Clocker.Control.Hosts;

/// <summary>Gives the driver for a location.</summary>
public interface ILocationSource
{
    /// <summary>The location of a name, or null.</summary>
    ILocation? Find(string location);
}
