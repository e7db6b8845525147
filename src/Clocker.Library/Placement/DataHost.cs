using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only the host where a volume of its application is, where there is one: what needs data does not start without it.</summary>
public sealed class DataHost : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "DataHost";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public bool Concerns(PlacementRequest request) => request.DataHost is not null;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) =>
        request.DataHost is { } data && data != host.Id ? Verdict.Reject("its data is elsewhere") : Verdict.Accept();

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) => $"Its application has a volume on another host than {host.Name}.";
}
