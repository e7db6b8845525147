using Clocker.Blueprints.Yaml;
using Clocker.Model.Expressions;

namespace Clocker.Blueprints.Camp;

/// <summary>Reads the specification of an entity that stands inside config: <c>$brooklyn:entitySpec: {…}</c>.</summary>
internal interface INestedSpecs
{
    /// <summary>What the specification is as a value; null after a mistake, which is reported.</summary>
    /// <param name="node">What follows <c>entitySpec</c>.</param>
    /// <param name="owner">In whose config it stands.</param>
    Expression? Read(Node node, Draft owner);
}
