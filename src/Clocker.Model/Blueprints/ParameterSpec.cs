using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;

namespace Clocker.Model.Blueprints;

/// <summary>A config key that a blueprint declares for an entity.</summary>
/// <param name="Name">Its full name.</param>
public sealed record ParameterSpec(string Name)
{
    /// <summary>What people call it; null is its name.</summary>
    public string? Label { get; init; }

    /// <summary>What it is for, or null.</summary>
    public string? Description { get; init; }

    /// <summary>What its values are, in Brooklyn's words: <c>string</c>, <c>list&lt;integer&gt;</c> …</summary>
    public string Type { get; init; } = "string";

    /// <summary>What counts if nothing is given; null if nothing does.</summary>
    public Expression? Default { get; init; }

    /// <summary>Whether a form shows it at once.</summary>
    public bool Pinned { get; init; } = true;

    /// <summary>What its values must fulfil, as written.</summary>
    public ValueList<Expression> Constraints { get; init; } = [];

    /// <summary>Names that it had; a value under one of these counts too.</summary>
    public ValueList<string> DeprecatedNames { get; init; } = [];

    /// <summary>Whether its value may change while the entity runs.</summary>
    public bool Reconfigurable { get; init; }

    /// <summary>What entities below see of it.</summary>
    public ConfigInheritance Inheritance { get; init; } = ConfigInheritance.Always;

    /// <summary>What an entity whose type is made of this one sees of its value.</summary>
    public ConfigInheritance TypeInheritance { get; init; } = ConfigInheritance.Always;

    /// <summary>All names of it, the present one first.</summary>
    public IEnumerable<string> Names => [Name, .. DeprecatedNames];
}
