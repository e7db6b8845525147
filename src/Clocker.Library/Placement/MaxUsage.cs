using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts that use less than a share of something.</summary>
internal sealed class MaxUsage(string name, string what, double most, Func<HostView, double?> share) : IPlacementStrategy
{
    public string Name => name;

    public RequestParts Reads => RequestParts.None;

    public Verdict Judge(PlacementRequest request, HostView host) => share(host) switch
    {
        null => Verdict.Reject($"{what} usage unknown"),
        { } used when used < most => Verdict.Accept(),
        var used => Verdict.Reject($"{what} usage", null, most, used.Value),
    };

    public string? Rate(Verdict verdict, PlacementRequest request, HostView host) => $"{PlacementWords.Percent(share(host) ?? 0)} of its {what} used, less than {PlacementWords.Percent(most)}";

    public string Say(Verdict verdict, PlacementRequest request, HostView host) => share(host) is null
        ? $"How much of its {what} {host.Name} uses is not known."
        : $"{host.Name} uses {PlacementWords.Number(verdict.Had * 100)} % of its {what}, and has to use less than {PlacementWords.Number(verdict.Asked * 100)} %.";
}
