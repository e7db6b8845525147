using Clocker.Model.Placement;
using Clocker.Model.Predicates;

namespace Clocker.Library.Placement;

/// <summary>Only hosts for which a predicate holds that somebody wrote.</summary>
internal sealed class Require(Predicate predicate, string text) : IPlacementStrategy
{
    private static readonly ValuesAlone Targets = new();

    public string Name => "Require";

    public RequestParts Reads => RequestParts.Owner | RequestParts.Image;

    public Verdict Judge(PlacementRequest request, HostView host) =>
        predicate.Holds(PlacementFacts.Of(request, host), Targets) ? Verdict.Accept() : Verdict.Reject("requirement", text);

    public string? Rate(Verdict verdict, PlacementRequest request, HostView host) => "as required";

    public string Say(Verdict verdict, PlacementRequest request, HostView host) => $"{host.Name} does not meet the requirement {text}.";
}
