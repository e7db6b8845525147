using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Reads <c>$brooklyn:object</c>: a map with a type, which whoever uses it makes something of.</summary>
internal sealed class DslObjects(Expressions expressions, DiagnosticList diagnostics, Draft owner)
{
    private const string Type = "type";
    private static readonly string[] OtherNames = ["objectType", "object_type"];

    /// <summary>The map form.</summary>
    public Expression? OfNode(Node node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                return OfText(new(expressions.Of(scalar, owner), scalar.At));
            case MappingNode map:
                var type = OtherNames.Prepend(Type).Select(map.Find).FirstOrDefault(entry => entry is not null);
                if (type?.Value is not ScalarNode { IsNull: false })
                {
                    diagnostics.Error(Codes.BadArguments, (type?.Value ?? node).At, "The object does not say its type.", "Add \"type: NAME\".");
                    return null;
                }

                return ConfigMerge.Combine(map.Entries.ToValueMap(entry => entry == type ? Type : entry.Name, entry => expressions.Of(entry.Value, owner)));
            default:
                diagnostics.Error(Codes.BadArguments, node.At, $"object is given {node.Kind}.", "Write \"$brooklyn:object:\" and below it \"type: NAME\".");
                return null;
        }
    }

    /// <summary>A type alone, or a type and the arguments of its constructor as a list in a text.</summary>
    public Expression? OfText(DslArgument argument)
    {
        if (argument.Text is not { Length: > 0 } text)
        {
            diagnostics.Error(Codes.BadArguments, argument.At, "object is given something that is not the name of a type.", "Write object(\"TYPE\").");
            return null;
        }

        var parts = text.StartsWith('[') ? Coercions.List(Value.Of(text), Coercions.Any).Value ?? [] : [Value.Of(text)];
        if (parts.Count == 0)
        {
            diagnostics.Error(Codes.BadArguments, argument.At, "The object does not say its type.", "Write object(\"TYPE\").");
            return null;
        }

        ValueMap<Value> fields = [new(Type, parts[0])];
        return new Expression.Constant(new Value.Fields(parts.Count == 1 ? fields : fields.With("constructor.args", new Value.Sequence([.. parts.Skip(1)]))));
    }
}
