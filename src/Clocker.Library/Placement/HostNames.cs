using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts of certain names in the cloud or of the machine, and none of others.</summary>
/// <param name="names">The names that will do; none is any.</param>
/// <param name="except">The names that will not.</param>
public sealed class HostNames(IReadOnlyList<string> names, IReadOnlyList<string> except) : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "Hosts";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) =>
        Has(except, host) ? Verdict.Reject("excluded host")
        : names.Count > 0 && !Has(names, host) ? Verdict.Reject("not one of its hosts")
        : Verdict.Accept();

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) => Has(except, host)
        ? $"It must not be on {string.Join(", ", except)}."
        : $"It has to be on {string.Join(" or ", names)}.";

    private static bool Has(IReadOnlyList<string> names, HostView host) => names.Contains(host.Name) || names.Contains(host.Hostname);
}
