using Clocker.Model.Locations;

namespace Clocker.Control.Hosts;

/// <summary>Finds locations by their names first: what a name stands for is looked up each time, since it may change.</summary>
internal sealed class SourcesByName(ILocationSource source, Func<NamedLocations> named) : ILocationSource
{
    /// <inheritdoc />
    public ILocation? Find(string location)
    {
        var all = named();
        return all.Meant(location) is { } name
            ? all.Resolve(name) is { } resolved ? source.Find(resolved) : null
            : source.Find(location);
    }

    /// <inheritdoc />
    public ILocation? Find(NamedLocation location) => source.Find(location);
}
