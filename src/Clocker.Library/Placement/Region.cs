using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts whose label says one of some places, or a part of one (<c>GB</c> has <c>GB-EDH</c>).</summary>
internal sealed class Region(string name, IReadOnlyList<string> labels, IReadOnlyList<string> places) : IPlacementStrategy
{
    public string Name => name;

    public RequestParts Reads => RequestParts.None;

    public Verdict Judge(PlacementRequest request, HostView host) =>
        PlacesOf(host).Any(place => places.Any(wanted => IsIn(place, wanted))) ? Verdict.Accept() : Verdict.Reject(labels[0], string.Join(" or ", places));

    public string Say(Verdict verdict, PlacementRequest request, HostView host) =>
        $"It has to be in {string.Join(" or ", places)}; {host.Name} {(PlacesOf(host).FirstOrDefault() is { } place ? $"is in {place}" : $"has no label {labels[0]}")}.";

    private IEnumerable<string> PlacesOf(HostView host) => labels.Select(label => host.Labels.GetValueOrDefault(label)).OfType<string>()
        .SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static bool IsIn(string place, string wanted) =>
        string.Equals(place, wanted, StringComparison.OrdinalIgnoreCase) || place.StartsWith($"{wanted}-", StringComparison.OrdinalIgnoreCase);
}
