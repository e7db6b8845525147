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
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) => host.Containers < most
        ? Verdict.Accept()
        : Verdict.Reject("too many containers", null, most, host.Containers);

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) =>
        $"{host.Name} has {verdict.Had} containers already, and may have {verdict.Asked}.";
}
// end of snippet
