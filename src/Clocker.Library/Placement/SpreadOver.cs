using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>A host with the value of a label that fewest of its application have; one without the label comes last.</summary>
/// <param name="label">The label: a rack, a region.</param>
public sealed class SpreadOver(string label) : IPlacementStrategy, ISurvey
{
    private readonly string _prefix = $"spread {label}=";

    /// <inheritdoc />
    public string Name => "SpreadOver";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.Owner;

    /// <inheritdoc />
    public IEnumerable<KeyValuePair<string, double>> Survey(PlacementRequest request, ICloudSurvey cloud) => request.Owner is not { } owner ? []
        : cloud.OfApplication(owner.Application).Select(found => found.Host.Labels.GetValueOrDefault(label)).OfType<string>()
            .GroupBy(value => value, StringComparer.Ordinal).Select(value => KeyValuePair.Create($"{_prefix}{value.Key}", (double)value.Count()));

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) => Verdict.Accept(
        host.Labels.GetValueOrDefault(label) is { } value ? -request.Surveyed.GetValueOrDefault($"{_prefix}{value}") : double.MinValue);

    /// <inheritdoc />
    public string? Rate(Verdict verdict, PlacementRequest request, HostView host) => host.Labels.GetValueOrDefault(label) is { } value
        ? $"{PlacementWords.Counted((long)-verdict.Score, "container")} of its application at {label}={value}"
        : $"no label {label}";
}
