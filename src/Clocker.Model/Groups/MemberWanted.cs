using Clocker.Model.Blueprints;

namespace Clocker.Model.Groups;

/// <summary>A child that a behaviour wants its entity to have, beside those that the blueprint says.</summary>
/// <param name="Ordinal">Which one: a number that the entity uses for one member alone, for ever.</param>
/// <param name="Spec">What it is; another one than it was made of changes it.</param>
public sealed record MemberWanted(int Ordinal, EntitySpec Spec);
