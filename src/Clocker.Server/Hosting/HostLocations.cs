using Clocker.Control.Hosts;
using Clocker.Model.Locations;

namespace Clocker.Server.Hosting;

/// <summary>The locations that give hosts: engines by their endpoint, labs, lists of machines, and pretended ones.</summary>
internal sealed class HostLocations(ILocation pretended, Func<string, ILocation> engine, Func<string, ILocation?> lab, Func<string, ILocation?> machines) : ILocationSource
{
    private const string EnginePrefix = "docker:";

    /// <inheritdoc />
    public ILocation? Find(string location) =>
        location == pretended.Name ? pretended
        : location.StartsWith(EnginePrefix, StringComparison.Ordinal) ? engine(location[EnginePrefix.Length..])
        : lab(location) ?? machines(location);
}
