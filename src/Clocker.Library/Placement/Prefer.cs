using Clocker.Model.Placement;
using Clocker.Model.Predicates;

namespace Clocker.Library.Placement;

/// <summary>Rather a host for which a predicate holds that somebody wrote.</summary>
internal sealed class Prefer(Predicate predicate) : IPlacementStrategy
{
    private static readonly ValuesAlone Targets = new();

    public string Name => "Prefer";

    public RequestParts Reads => RequestParts.Owner | RequestParts.Image;

    public Verdict Judge(PlacementRequest request, HostView host) => Verdict.Accept(predicate.Holds(PlacementFacts.Of(request, host), Targets) ? 1 : 0);

    public string? Rate(Verdict verdict, PlacementRequest request, HostView host) => verdict.Score > 0 ? "as preferred" : "not as preferred";
}
