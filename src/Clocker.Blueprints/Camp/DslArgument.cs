using Clocker.Blueprints.Yaml;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Camp;

/// <summary>An argument of a function, with its place, and its node if it stands in YAML.</summary>
internal sealed record DslArgument(Expression Expression, Position At, Node? Node = null)
{
    /// <summary>What it is, if that is known already.</summary>
    public Value? Known => (Expression as Expression.Constant)?.Value;

    /// <summary>Its text, if it is one that is known already.</summary>
    public string? Text => Known is Value.Text or Value.Number or Value.Truth ? Known.Display : null;
}
