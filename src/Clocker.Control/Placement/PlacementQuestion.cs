using Clocker.Control.Clouds;
using Clocker.Model.Claims;
using Clocker.Model.Identity;

namespace Clocker.Control.Placement;

/// <summary>A container that a deployment is going to ask a cloud for.</summary>
/// <param name="Cloud">The cloud.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Wanted">The container, as far as it is known.</param>
internal sealed record PlacementQuestion(WorldId Cloud, EntityId Claim, ClaimOwner Owner, ContainerWanted Wanted);
