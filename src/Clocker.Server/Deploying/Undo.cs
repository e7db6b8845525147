using Clocker.Control.Plane;
using Clocker.Model.Identity;

namespace Clocker.Server.Deploying;

/// <summary>What was there before a deployment; null for nothing.</summary>
internal sealed record Undo(string Name, EntityId Application, Deployment? Previous);
