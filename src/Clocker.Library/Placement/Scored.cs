using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Takes every host, and orders them by what is known of each alone.</summary>
internal sealed class Scored(string name, Func<PlacementRequest, HostView, double> score, Func<HostView, double, string>? rate = null) : IPlacementStrategy
{
    public string Name => name;

    public bool IsLasting { get; init; } = true;

    public RequestParts Reads { get; init; }

    public Verdict Judge(PlacementRequest request, HostView host) => Verdict.Accept(score(request, host));

    public string? Rate(Verdict verdict, PlacementRequest request, HostView host) => rate?.Invoke(host, verdict.Score) ?? $"score {PlacementWords.Number(verdict.Score)}";
}
