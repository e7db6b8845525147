using Clocker.Model.Identity;

namespace Clocker.Model.Claims;

/// <summary>A host of a cloud, as the entity that wanted the cloud sees it.</summary>
/// <param name="Id">The host.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsReady">Whether it takes containers, or would if it were not drained.</param>
/// <param name="Problem">Why it cannot be used now; null if it can, or if nobody has tried yet.</param>
/// <param name="Containers">How many of our containers are on it.</param>
public sealed record GrantedHost(HostId Id, string Name, bool IsReady, string? Problem, int Containers)
{
    /// <summary>Whether it is about to leave the cloud.</summary>
    public bool IsLeaving { get; init; }
}
