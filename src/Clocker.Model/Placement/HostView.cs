using Clocker.Model.Collections;
using Clocker.Model.Identity;

namespace Clocker.Model.Placement;

/// <summary>A host as a strategy sees it.</summary>
/// <param name="Id">The host.</param>
/// <param name="Name">Its name.</param>
/// <param name="Problem">Why it cannot be used; null if its engine answers.</param>
/// <param name="Containers">How many containers are placed on it.</param>
/// <param name="Networks">The keys of the networks that live on it.</param>
/// <param name="NetworksElsewhere">The keys of the networks that live on other hosts.</param>
public sealed record HostView(
    HostId Id, string Name, string? Problem, int Containers, ValueList<string> Networks, ValueList<string> NetworksElsewhere)
{
    /// <summary>Why it takes no new containers although it may answer; null if it does.</summary>
    public string? Closed { get; init; }

    /// <summary>How many containers run on it that others started.</summary>
    public int Strangers { get; init; }
}
