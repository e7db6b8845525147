using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only the host that was asked for by its name, where one was.</summary>
public sealed class RequiredHost : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "RequiredHost";

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) => request.RequiredHost is { } required && required != host.Name
        ? new Verdict.Reject($"It has to be on {required}, by its location.")
        : new Verdict.Accept();
}
