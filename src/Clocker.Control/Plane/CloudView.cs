using Clocker.Model.Claims;
using Clocker.Model.Identity;

namespace Clocker.Control.Plane;

/// <summary>A cloud as of a moment.</summary>
/// <param name="Name">Its name, which blueprints use as a location.</param>
/// <param name="IsOwn">Whether it was created, and can be removed; the others are made of engines that are there anyway.</param>
/// <param name="IsGoing">Whether it is being removed.</param>
/// <param name="Id">Its id, which is the root's of its tree too.</param>
public sealed record CloudView(string Name, bool IsOwn, bool IsGoing, EntityId Id)
{
    /// <summary>The entity that made it, as <c>application/entity</c>; null for one that was made by request, or was there.</summary>
    public string? Maker { get; init; }

    /// <summary>How much room it has; null if it is not to have any.</summary>
    public CloudHeadroom? Headroom { get; init; }
}
