namespace Clocker.Client.Deploying;

/// <summary>What an environment says over a blueprint.</summary>
/// <param name="Entity">The entity, as <c>application/entity</c>.</param>
/// <param name="Key">The config key's full name, or <c>location</c>.</param>
/// <param name="At">Where the environment says it, as <c>FILE:LINE:COLUMN</c>.</param>
/// <param name="Instead">Where what it takes the place of stands; null if nothing did.</param>
public sealed record EnvironmentChangeAnswer(string Entity, string Key, string At, string? Instead);
