using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only the host that was asked for by its name, where one was.</summary>
public sealed class RequiredHost : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "RequiredHost";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public bool Concerns(PlacementRequest request) => request.RequiredHost is not null;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) =>
        request.RequiredHost is { } required && required != host.Name ? Verdict.Reject("not host", required) : Verdict.Accept();

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) => $"It has to be on {request.RequiredHost}, by its location.";
}
