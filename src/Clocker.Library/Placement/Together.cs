using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>On the host where its group is; anywhere while the group is nowhere.</summary>
/// <param name="group">The group.</param>
public sealed class Together(string group) : IPlacementStrategy, ISurvey
{
    private readonly string _prefix = $"together {group} ";

    /// <inheritdoc />
    public string Name => "Together";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public IEnumerable<KeyValuePair<string, double>> Survey(PlacementRequest request, ICloudSurvey cloud) =>
        cloud.OfGroup(group).Select(found => found.Host.Id.Value).Distinct().Select(host => KeyValuePair.Create($"{_prefix}{host}", 1d));

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) =>
        request.Surveyed.ContainsKey($"{_prefix}{host.Id.Value}") || !request.Surveyed.Keys.Any(key => key.StartsWith(_prefix, StringComparison.Ordinal))
            ? Verdict.Accept()
            : Verdict.Reject("not with group", group);

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) => $"Its group {group} is on another host.";
}
