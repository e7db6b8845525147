using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>With its siblings on one host, and apart from the rest of its application; exclusively, apart from everything.</summary>
/// <param name="isExclusive">Whether the first of the siblings needs a host without any of ours.</param>
public sealed class Siblings(bool isExclusive) : IPlacementStrategy, ISurvey
{
    private const string Home = "siblings ";

    /// <inheritdoc />
    public string Name => "Group";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.Owner;

    /// <inheritdoc />
    public IEnumerable<KeyValuePair<string, double>> Survey(PlacementRequest request, ICloudSurvey cloud) => request.Owner is not { } owner ? []
        : cloud.OfApplication(owner.Application).Where(found => found.Resident.Parent == owner.Parent && found.Resident.Id != owner.Id)
            .Select(found => found.Host.Id.Value).Order(StringComparer.Ordinal).Take(1).Select(host => KeyValuePair.Create($"{Home}{host}", 1d));

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host)
    {
        if (request.Surveyed.Keys.FirstOrDefault(key => key.StartsWith(Home, StringComparison.Ordinal)) is { } home)
        {
            return home.AsSpan(Home.Length).SequenceEqual(host.Id.Value) ? Verdict.Accept() : Verdict.Reject("not with its siblings");
        }

        return isExclusive && host.Residents.Count > 0 ? Verdict.Reject("not empty")
            : host.Residents.Any(resident => resident.Application == request.Owner?.Application && resident.Id != request.Owner.Id) ? Verdict.Reject("others of its application")
            : Verdict.Accept();
    }

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) => verdict.Code switch
    {
        "not with its siblings" => $"Its siblings are on another host than {host.Name}.",
        "not empty" => $"{host.Name} has containers, and it wants a host of its own.",
        _ => $"{host.Name} has others of its application, which are not its siblings.",
    };
}
