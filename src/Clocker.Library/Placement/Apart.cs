using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Never on one host with another of its group.</summary>
/// <param name="group">The group.</param>
public sealed class Apart(string group) : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "Apart";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) =>
        host.Residents.Any(IsMember) ? Verdict.Reject("apart from group", group) : Verdict.Accept();

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) => $"{host.Residents.First(IsMember).Name} of its group {group} is on {host.Name}.";

    private bool IsMember(Resident resident) => resident.Groups.Contains(group);
}
