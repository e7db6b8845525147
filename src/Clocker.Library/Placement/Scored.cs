using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Takes every host, and orders them by what is known of each alone.</summary>
internal sealed class Scored(string name, Func<PlacementRequest, HostView, double> score) : IPlacementStrategy
{
    public string Name => name;

    public RequestParts Reads => RequestParts.None;

    public Verdict Judge(PlacementRequest request, HostView host) => Verdict.Accept(score(request, host));
}
