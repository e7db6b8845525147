using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Model.Blueprints;

/// <summary>One entity of a blueprint, with everything that was said about it.</summary>
/// <param name="Id">The blueprint's id for it, or null. Unique within a blueprint where given.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Type">The name of its <see cref="Entities.TypeDeclaration"/>.</param>
/// <param name="Config">What was given, by the key's full name, or as written for keys that no type declares.</param>
/// <param name="Children">The entities below it, in order.</param>
/// <remarks>What is said of it beyond these five is empty unless given; the journal leaves out what is empty.</remarks>
public sealed record EntitySpec(
    string? Id,
    string Name,
    string Type,
    ValueMap<Expression> Config,
    ValueList<EntitySpec> Children)
{
    /// <summary>Where it is to be deployed; null inherits.</summary>
    public string? Location { get; init; }

    /// <summary>The catalogue item that it was made of or belongs to, as <c>ID:VERSION</c>; null outside of such.</summary>
    public string? CatalogItem { get; init; }

    /// <summary>What was said about the location beside its name.</summary>
    public ValueMap<Expression> LocationConfig { get; init; } = [];

    /// <summary>The config keys that it declares itself.</summary>
    public ValueList<ParameterSpec> Parameters { get; init; } = [];

    /// <summary>Policies: what watches it and acts.</summary>
    public ValueList<AdjunctSpec> Policies { get; init; } = [];

    /// <summary>Enrichers: what makes sensors of other sensors.</summary>
    public ValueList<AdjunctSpec> Enrichers { get; init; } = [];

    /// <summary>Initializers: what is done once, when it is made.</summary>
    public ValueList<AdjunctSpec> Initializers { get; init; } = [];

    /// <summary>Tags, in order.</summary>
    public ValueList<Value> Tags { get; init; } = [];

    /// <summary>Where its picture is, or null.</summary>
    public string? IconUrl { get; init; }

    /// <summary>The id, else the name.</summary>
    public string Handle => Id ?? Name;

    /// <summary>This entity and all below it, parents first.</summary>
    public IEnumerable<EntitySpec> SelfAndDescendants() => Children.SelectMany(child => child.SelfAndDescendants()).Prepend(this);

    /// <summary>The expressions of its config and of everything that is attached to it, not those of entities below it.</summary>
    public IEnumerable<Expression> Expressions() =>
    [
        .. Config.Values,
        .. LocationConfig.Values,
        .. Parameters.Select(parameter => parameter.Default).OfType<Expression>(),
        .. Policies.Concat(Enrichers).Concat(Initializers).SelectMany(adjunct => adjunct.Config.Values),
    ];
}
