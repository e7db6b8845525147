using Clocker.Blueprints.Yaml;
using Clocker.Model.Expressions;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Says that specifications of entities inside config are not read.</summary>
internal sealed class NoNestedSpecs(DiagnosticList diagnostics) : INestedSpecs
{
    public Expression? Read(Node node, Draft owner)
    {
        diagnostics.Error(Codes.FunctionNotAvailable, node.At, "The function entitySpec is not available in this version.", "Write the entity as a service of its own.");
        return null;
    }
}
