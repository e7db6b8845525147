using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>At most so many on a host that are of the same application, parent, type or name.</summary>
/// <param name="most">How many.</param>
/// <param name="of">What they have in common: <c>application</c>, <c>parent</c>, <c>type</c> or <c>name</c>; but for types within one application.</param>
public sealed class MaxPerHost(int most, string of) : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "MaxPerHost";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.Owner;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host)
    {
        var there = request.Owner is { } owner ? host.Residents.Count(resident => IsAlike(resident, owner)) : 0;
        return there < most ? Verdict.Accept() : Verdict.Reject("most per host", of, most, there);
    }

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) =>
        $"{host.Name} has {PlacementWords.Number(verdict.Had)} of the same {of} already, and may have {PlacementWords.Number(verdict.Asked)}.";

    private bool IsAlike(Resident one, Resident other) => of switch
    {
        "type" => one.Type == other.Type,
        "application" => one.Application == other.Application,
        "name" => one.Application == other.Application && one.Name == other.Name,
        _ => one.Application == other.Application && one.Parent == other.Parent,
    };
}
