using Clocker.Model.Diagnostics;

namespace Clocker.Model.Blueprints;

/// <summary>What an environment says over a blueprint, and over environments that were laid over it before.</summary>
/// <param name="Entity">The handle of the entity; empty for the application.</param>
/// <param name="Key">The key, or <c>location</c>.</param>
/// <param name="At">Where the environment says it.</param>
/// <param name="Instead">Where what it takes the place of stands; null if nothing did.</param>
public sealed record EnvironmentChange(string Entity, string Key, SourceLocation At, SourceLocation? Instead);
