using Clocker.Model.Identity;

namespace Clocker.Control.Plane;

/// <summary>A deployment that was taken on.</summary>
/// <param name="Application">The application's id.</param>
/// <param name="Plan">What is being done.</param>
/// <param name="Previous">The source it had before, so that the caller can go back to it; null if the application is new.</param>
public sealed record Deployed(EntityId Application, Plan Plan, Deployment? Previous);
