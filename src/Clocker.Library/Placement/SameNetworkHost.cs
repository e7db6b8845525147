using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts where the container's networks live: a bridge network does not span hosts.</summary>
public sealed class SameNetworkHost : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "SameNetworkHost";

    /// <inheritdoc />
    public bool KeepsToNetworks => true;

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public bool Concerns(PlacementRequest request) => request.NetworkHomes.Count > 0;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host)
    {
        foreach (var (_, home) in request.NetworkHomes)
        {
            if (home != host.Id)
            {
                return Verdict.Reject("its network is elsewhere");
            }
        }

        return Verdict.Accept();
    }

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) =>
        $"Its network {request.NetworkHomes.First(network => network.Value != host.Id).Key} lives on another host than {host.Name}, and does not span hosts.";
}
