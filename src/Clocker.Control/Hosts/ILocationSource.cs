using Clocker.Model.Locations;

namespace Clocker.Control.Hosts;

/// <summary>Gives the driver for a location.</summary>
public interface ILocationSource
{
    /// <summary>The location that a text describes, or null. Names are looked up before.</summary>
    ILocation? Find(string location);

    /// <summary>The location that a named one stands for in the end, with its defaults, or null. Its hosts are held under its own name.</summary>
    ILocation? Find(NamedLocation location) => location.Defaults.Count == 0 ? Find(location.Spec) : null;
}
