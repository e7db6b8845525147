using Clocker.Model.Placement;

namespace Clocker.Library.Tests.HowTo;

// snippet: strategy
/// <summary>Only hosts that have room for one more container.</summary>
/// <param name="most">How many containers a host may have.</param>
public sealed class AtMostContainers(int most) : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "AtMostContainers";

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) => host.Containers < most
        ? new Verdict.Accept()
        : new Verdict.Reject($"{host.Name} has {host.Containers} containers already, and may have {most}.");
}
// end of snippet
