using Clocker.Model.Collections;
using Clocker.Model.Expressions;

namespace Clocker.Model.Blueprints;

/// <summary>A policy, an enricher or an initializer of an entity.</summary>
/// <param name="Type">What it is: one of our names where we have one, else as written.</param>
/// <param name="Name">What people call it, or null.</param>
/// <param name="Config">What was given, as written.</param>
public sealed record AdjunctSpec(string Type, string? Name, ValueMap<Expression> Config);
