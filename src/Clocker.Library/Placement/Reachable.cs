using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts whose engine answers.</summary>
public sealed class Reachable : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "Reachable";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) => host.Problem is null ? Verdict.Accept() : Verdict.Reject("no answer");

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) => host.Problem ?? "No answer.";
}
