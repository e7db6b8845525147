using Clocker.Model.Collections;
using Clocker.Model.Expressions;

namespace Clocker.Model.Blueprints;

/// <summary>One entity of a blueprint, with everything that was said about it.</summary>
/// <param name="Id">The blueprint's id for it, or null. Unique within a blueprint where given.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Type">The name of its <see cref="Entities.TypeDeclaration"/>.</param>
/// <param name="Config">What was given, by the key's full name, or as written for keys that no type declares.</param>
/// <param name="Children">The entities below it, in order.</param>
public sealed record EntitySpec(
    string? Id,
    string Name,
    string Type,
    ValueMap<Expression> Config,
    ValueList<EntitySpec> Children)
{
    /// <summary>Where it is to be deployed; null inherits.</summary>
    public string? Location { get; init; }

    /// <summary>The id, else the name.</summary>
    public string Handle => Id ?? Name;

    /// <summary>This entity and all below it, parents first.</summary>
    public IEnumerable<EntitySpec> SelfAndDescendants() => Children.SelectMany(child => child.SelfAndDescendants()).Prepend(this);
}
