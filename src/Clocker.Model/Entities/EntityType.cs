namespace Clocker.Model.Entities;

/// <summary>An entity type: what can be said of it, and what it does.</summary>
public sealed record EntityType(TypeDeclaration Declaration, IBehaviour Behaviour);
