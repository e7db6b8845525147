using Clocker.Model.Containers;
using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts on which none of ours has the ports of the host that the container wants.</summary>
public sealed class FreePorts : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "FreePorts";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public bool Concerns(PlacementRequest request) => request.Ports.Count > 0;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host)
    {
        if (request.Ports.Count == 0 || host.Ports.Count == 0)
        {
            return Verdict.Accept();
        }

        foreach (var port in request.Ports)
        {
            if (host.Ports.Any(taken => Clash(taken, port)))
            {
                return Verdict.Reject("port", $"{port.Host}/{port.Protocol}");
            }
        }

        return Verdict.Accept();
    }

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) => $"{PlacementWords.Capital(verdict.Reason)} of {host.Name} is taken.";

    /// <summary>A port of all addresses is a port of each.</summary>
    private static bool Clash(PortSpec one, PortSpec other) =>
        one.Host == other.Host && one.Protocol == other.Protocol
        && (one.HostAddress is null || other.HostAddress is null || one.HostAddress == other.HostAddress);
}
