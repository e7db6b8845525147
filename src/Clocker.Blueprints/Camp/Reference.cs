using Clocker.Model.Expressions;

namespace Clocker.Blueprints.Camp;

/// <summary>A reference to an entity, with who makes it and where.</summary>
internal sealed record Reference(Draft By, EntityReference Target, Position At);
