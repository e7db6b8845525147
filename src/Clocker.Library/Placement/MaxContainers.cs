using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts with fewer containers than so many, whoever made them.</summary>
/// <param name="most">How many a host may have.</param>
public sealed class MaxContainers(int most) : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "MaxContainers";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) =>
        host.Containers + host.Strangers < most ? Verdict.Accept() : Verdict.Reject("containers", null, most, host.Containers + host.Strangers);

    /// <inheritdoc />
    public string? Rate(Verdict verdict, PlacementRequest request, HostView host) => $"{host.Containers + host.Strangers} of {most} containers";

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) =>
        $"{host.Name} has {PlacementWords.Number(verdict.Had)} containers, and may have {PlacementWords.Number(verdict.Asked)}.";
}
