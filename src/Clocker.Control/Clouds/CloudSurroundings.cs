using Clocker.Control.Hosts;
using Clocker.Model.Containers;
using Clocker.Model.Networks;

namespace Clocker.Control.Clouds;

/// <summary>What a cloud needs besides its own hosts.</summary>
/// <param name="Hosts">The drivers for hosts.</param>
/// <param name="Locations">Where hosts come from.</param>
/// <param name="Networks">Who makes networks.</param>
/// <param name="Traffic">What is moved of images.</param>
/// <param name="Everybody">The hosts of all clouds of the plane, as of now.</param>
/// <param name="Time">The clock.</param>
internal sealed record CloudSurroundings(
    IHostConnector Hosts, ILocationSource Locations, INetworkProviders Networks, ImageTraffic Traffic, Func<IReadOnlyList<IContainerHost>> Everybody, TimeProvider Time);
