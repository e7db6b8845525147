using Clocker.Model.Containers;
using Clocker.Model.Identity;

namespace Clocker.Control.Plane;

/// <summary>A host of a cloud as of a moment.</summary>
/// <param name="Id">The host.</param>
/// <param name="Location">The location whose host it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What its engine said of itself last; null if it never answered.</param>
/// <param name="Problem">Why it cannot be used now; null if it can.</param>
public sealed record HostStatus(HostId Id, string Location, string Name, HostDescription? Description, string? Problem);
