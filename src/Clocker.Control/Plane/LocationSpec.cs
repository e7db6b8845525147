using Clocker.Model.Collections;
using Clocker.Model.Identity;
using Clocker.Model.Networks;

namespace Clocker.Control.Plane;

/// <summary>A location made of existing engines.</summary>
/// <param name="Name">Its name in blueprints.</param>
/// <param name="Hosts">Its hosts: id, name, and the endpoint of the engine.</param>
public sealed record LocationSpec(string Name, ValueList<(HostId Host, string Name, string Endpoint)> Hosts)
{
    /// <summary>How its cloud makes networks; null is as usual. Counts when the cloud is made.</summary>
    public NetworkSettings? Networks { get; init; }
}
