using Clocker.Model.Expressions;
using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts whose machine's own name matches all of a regular expression.</summary>
/// <param name="pattern">The expression, as Java has them.</param>
public sealed class Hostname(string pattern) : IPlacementStrategy
{
    /// <inheritdoc />
    public string Name => "Hostname";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.None;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host) =>
        JavaRegex.Matches(host.Hostname, pattern) ? Verdict.Accept() : Verdict.Reject("hostname", pattern);

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) => $"Its machine is called \"{host.Hostname}\", which does not match {pattern}.";
}
