using Clocker.Model.Collections;

namespace Clocker.Model.Claims;

/// <summary>The cloud's half of a claim to a cloud. Written by the cloud alone, or by the plane where there is none.</summary>
/// <param name="Hosts">Its hosts, by number; with a claim that wants nothing, those that have not left yet.</param>
/// <param name="Waiting">What it waits for, in words that follow "waiting for"; null if for nothing.</param>
/// <param name="Problem">Why it does not go on; null if it does.</param>
public sealed record CloudGranted(ValueList<GrantedHost> Hosts, string? Waiting, string? Problem)
{
    /// <summary>Whether nothing of the cloud is left.</summary>
    public bool IsGone { get; init; }

    /// <summary>How much room it has; null if it is not to have any.</summary>
    public CloudHeadroom? Headroom { get; init; }
}
