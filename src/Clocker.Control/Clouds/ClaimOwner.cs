using Clocker.Model.Identity;

namespace Clocker.Control.Clouds;

/// <summary>Whom a claim belongs to: for names and labels, and to bound what an application can touch.</summary>
/// <param name="Application">The application's id.</param>
/// <param name="ApplicationName">The application's name.</param>
/// <param name="Entity">The entity as <c>application/entity</c>.</param>
/// <param name="Handle">The entity's id in the blueprint, else its name.</param>
public sealed record ClaimOwner(EntityId Application, string ApplicationName, string Entity, string Handle);
