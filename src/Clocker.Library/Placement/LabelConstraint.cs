using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts with all of some labels.</summary>
internal sealed class LabelConstraint(IEnumerable<HostLabel> labels) : IPlacementStrategy
{
    private readonly HostLabel[] _labels = [.. labels];

    public string Name => "Label";

    public RequestParts Reads => RequestParts.None;

    public Verdict Judge(PlacementRequest request, HostView host)
    {
        foreach (var label in _labels)
        {
            if (!label.IsOn(host))
            {
                return Verdict.Reject("label", label.Text);
            }
        }

        return Verdict.Accept();
    }

    public string? Rate(Verdict verdict, PlacementRequest request, HostView host) => $"has {string.Join(", ", _labels.Select(label => label.Text))}";

    public string Say(Verdict verdict, PlacementRequest request, HostView host) => host.Labels.Count == 0
        ? $"It needs the label {verdict.Subject}; {host.Name} has no labels."
        : $"It needs the label {verdict.Subject}; {host.Name} has {string.Join(", ", host.Labels.Select(label => $"{label.Key}={label.Value}"))}.";
}
