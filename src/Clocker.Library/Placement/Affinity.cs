using Clocker.Model.Placement;

namespace Clocker.Library.Placement;

/// <summary>Only hosts on which every container keeps the rules; a host without any will do, unless a rule says not.</summary>
/// <param name="rules">The rules, all of which count.</param>
public sealed class Affinity(IReadOnlyList<AffinityRule> rules) : IPlacementStrategy
{
    private readonly bool _allowsEmpty = !rules.Any(rule => rule is { Verb: AffinityVerb.Empty, IsNot: true });

    /// <inheritdoc />
    public string Name => "AffinityRules";

    /// <inheritdoc />
    public RequestParts Reads => RequestParts.Owner;

    /// <inheritdoc />
    public Verdict Judge(PlacementRequest request, HostView host)
    {
        if (host.Residents.Count == 0)
        {
            return _allowsEmpty ? Verdict.Accept() : Verdict.Reject("affinity", "NOT EMPTY");
        }

        foreach (var resident in host.Residents)
        {
            foreach (var rule in rules)
            {
                if (!rule.Allows(resident, request.Owner))
                {
                    return Verdict.Reject("affinity", rule.ToString());
                }
            }
        }

        return Verdict.Accept();
    }

    /// <inheritdoc />
    public string Say(Verdict verdict, PlacementRequest request, HostView host) => host.Residents.Count == 0
        ? $"{host.Name} has no containers, which NOT EMPTY forbids."
        : $"{host.Residents.First(resident => !rules.All(rule => rule.Allows(resident, request.Owner))).Name} on {host.Name} does not keep the affinity rule {verdict.Subject}.";
}
