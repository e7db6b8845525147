using Clocker.Control.Hosts;
using Clocker.Model.Locations;

namespace Clocker.Server.Hosting;

/// <summary>The locations that give hosts: engines by their endpoint, labs, lists of machines, and pretended ones.</summary>
internal sealed class HostLocations(ILocation pretended, Func<string, ILocation> engine, Func<string, ILocation?> lab, MachineLocations machines) : ILocationSource
{
    /// <inheritdoc />
    public ILocation? Find(string location) => LocationName.Parse(location) switch
    {
        LocationName.Engine(var endpoint) => engine(endpoint),
        LocationName.Plain(LocationName.DockerKind) => engine(""),
        LocationName.Plain(var name) when name == pretended.Name => pretended,
        LocationName.Plain or LocationName.Described => lab(location) ?? machines.Find(location),
        _ => null,
    };

    /// <inheritdoc />
    public ILocation? Find(NamedLocation location) => MachineLocations.IsOne(location.Spec) ? machines.Find(location) : Find(location.Spec);
}
