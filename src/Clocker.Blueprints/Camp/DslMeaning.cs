using Clocker.Blueprints.Yaml;
using Clocker.Model.Diagnostics;
using Clocker.Model.Expressions;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>What the functions of the <c>$brooklyn:</c> language mean. Mistakes are reported, and give null.</summary>
internal sealed class DslMeaning(Expressions expressions, DiagnosticList diagnostics, Draft owner, ScalarNode written)
{
    /// <summary>The meaning of a chain of calls; the last one may get its arguments from <paramref name="value"/> (the map form).</summary>
    public Expression? Of(DslTerm.Chain chain, Node? value)
    {
        var so = default(Subject);
        for (var i = 0; i < chain.Steps.Count; i++)
        {
            if (Next(so, chain.Steps[i], i == chain.Steps.Count - 1 ? value : null) is not { } next)
            {
                return null;
            }

            so = next;
        }

        return so.AsValue;
    }

    /// <summary>What a step makes of what stands before it.</summary>
    private Subject? Next(Subject so, DslTerm step, Node? value)
    {
        if (step is DslTerm.Item item)
        {
            return new(null, so.Value is Expression.Location location && item.Key is Model.Values.Value.Text ? new Expression.LocationConfig(location, new Expression.Constant(item.Key)) : new Expression.Item(so.AsValue!, item.Key));
        }

        var call = (DslTerm.Call)step;
        if (!DslFunctions.All.Contains(call.Name))
        {
            diagnostics.Error(Codes.UnknownFunction, Place(call), $"There is no function {call.Name}.", Suggestions.Remedy(call.Name, DslFunctions.All, "functions"));
            return null;
        }

        return call.Name switch
        {
            "chain" or "entitySpec" or "object" or "literal" when so.IsEmpty && call.Arguments is null && value is not null => OfNode(call, value),
            _ => Arguments(call, value) is { } arguments ? Called(so, call, arguments) : null,
        };
    }

    private Subject? Called(Subject so, DslTerm.Call call, List<DslArgument> arguments)
    {
        if (DslFunctions.Entities.TryGetValue(call.Name, out var scope))
        {
            return Entity(so, call, scope, arguments) is { } entity ? new(entity, null) : null;
        }

        var values = new DslValues(expressions, diagnostics, owner, call, Place(call));
        if (call.Name == "config" && so.Value is Expression.Location place)
        {
            return DslArguments.AreCounted(diagnostics, call.Name, Place(call), arguments, 1) ? new(null, new Expression.LocationConfig(place, arguments[0].Expression)) : null;
        }

        if (DslFunctions.OfEntity.Contains(call.Name))
        {
            return Of(values.OfEntity(so.AsEntity, arguments));
        }

        if (so.IsEmpty)
        {
            return Of(values.Alone(arguments));
        }

        if (so.Value is { } first && DslFunctions.OfValue.Contains(call.Name))
        {
            return Of(values.Alone([new(first, Place(call)), .. arguments]));
        }

        diagnostics.Error(
            Codes.UnknownFunction,
            Place(call),
            $"The function {call.Name} cannot follow {(so.Value is null ? "an entity" : "a value")}.",
            $"What can follow is {string.Join(", ", DslFunctions.OfEntity.Concat(DslFunctions.Entities.Keys).Concat(so.Value is null ? [] : DslFunctions.OfValue))}.");
        return null;
    }

    private static Subject? Of(Expression? value) => value is null ? null : new(null, value);

    /// <summary>For functions whose argument is a piece of YAML that is not read as other values are.</summary>
    private Subject? OfNode(DslTerm.Call call, Node value) => call.Name switch
    {
        "literal" => new(null, DslValues.Literal(value)),
        "entitySpec" => Of(expressions.Specs.Read(value, owner)),
        "object" => Of(new DslObjects(expressions, diagnostics, owner).OfNode(value)),
        _ => Chain(call, value),
    };

    /// <summary><c>chain: [dsl, {fn: [args]}, "[index]"]</c>.</summary>
    private Subject? Chain(DslTerm.Call call, Node value)
    {
        if (value is not SequenceNode { Items: { Count: > 0 } items })
        {
            diagnostics.Error(Codes.BadArguments, value.At, $"chain is given {value.Kind}, not a list.", "Write an expression first, then what follows it: [\"$brooklyn:entity(\\\"db\\\")\", {config: key}].");
            return null;
        }

        Subject? so = expressions.Of(items[0], owner) switch
        {
            Expression.Component component => new(component.Target, null),
            var begin => new(null, begin),
        };
        foreach (var item in items.Skip(1))
        {
            if (so is not { } now)
            {
                return null;
            }

            so = Link(now, call, item);
        }

        return so;
    }

    private Subject? Link(Subject so, DslTerm.Call call, Node item)
    {
        var (written, value) = item is MappingNode { Entries: [var only] } ? (only.Key, only.Value) : (item as ScalarNode, null);
        if (written is null)
        {
            diagnostics.Error(Codes.BadArguments, item.At, $"chain has {item.Kind} in it that is no call.", "Write {config: key}, \"config(\\\"key\\\")\" or \"[0]\".");
            return null;
        }

        var text = written.Text.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal) ? written.Text[DslSyntax.Prefix.Length..] : written.Text;
        var (term, mistake) = text.StartsWith('[') ? DslSyntax.Read($"{call.Name}{text}") : DslSyntax.Read(text);
        if (term is null)
        {
            diagnostics.Error(Codes.BadExpression, written.At, mistake!.Message, "Write {config: key}, \"config(\\\"key\\\")\" or \"[0]\".");
            return null;
        }

        var inner = new DslMeaning(expressions, diagnostics, owner, written);
        Subject? result = so;
        foreach (var step in text.StartsWith('[') ? term.Steps.Skip(1) : term.Steps)
        {
            result = result is { } now ? inner.Next(now, step, step == term.Steps[^1] ? value : null) : null;
        }

        return result;
    }

    private EntityReference? Entity(Subject so, DslTerm.Call call, ReferenceScope scope, List<DslArgument> arguments)
    {
        if (call.Name is "component" or "entity" && arguments.Count == 2)
        {
            if (arguments[0].Text is not { } word || !DslFunctions.Scopes.TryGetValue(word, out scope))
            {
                var given = arguments[0].Text ?? "";
                diagnostics.Error(Codes.BadArguments, arguments[0].At, $"\"{given}\" is not a scope.", Suggestions.Remedy(given, DslFunctions.Scopes.Keys, "scopes"));
                return null;
            }

            arguments = DslFunctions.NeedsId(scope) ? [arguments[1]] : [];
        }

        return DslArguments.AreCounted(diagnostics, call.Name, Place(call), arguments, DslFunctions.NeedsId(scope) ? 1 : 0) ? Reference(so, call, scope, arguments) : null;
    }

    private EntityReference? Reference(Subject so, DslTerm.Call call, ReferenceScope scope, List<DslArgument> arguments)
    {
        if (call.Name == "scopeRoot" && so.IsEmpty && owner.ItemRoot is not null)
        {
            return Up(owner);
        }

        var id = arguments is [var argument] ? argument : null;
        if (id is { Known: not null } && id.Text is not { Length: > 0 })
        {
            diagnostics.Error(Codes.BadArguments, id.At, $"The id for {call.Name} is not a text.", "Write the id in double quotes.");
            return null;
        }

        var from = so.Value is null ? so.Entity : null;
        if (scope == ReferenceScope.This && so.Value is null)
        {
            return from ?? EntityReference.Self;
        }

        var reference = new EntityReference(scope, id?.Text, from) { NamedBy = id is { Text: null } ? id.Expression : null, Start = so.Value };
        if (reference.IsFixed)
        {
            expressions.References.Add(new(owner, reference, Place(call)));
        }

        return reference;
    }

    /// <summary>The way to the root of the catalogue's item that the expression is written in.</summary>
    private static EntityReference Up(Draft draft)
    {
        var way = EntityReference.Self;
        for (var above = draft; above != draft.ItemRoot && above.Parent is { } parent; above = parent)
        {
            way = new(ReferenceScope.Parent, null, way == EntityReference.Self ? null : way);
        }

        return way;
    }

    private List<DslArgument>? Arguments(DslTerm.Call call, Node? value)
    {
        if (call.Arguments is null)
        {
            return value is null ? NoParentheses(call) : FromMap(value);
        }

        if (value is not null)
        {
            diagnostics.Error(Codes.BadArguments, Place(call), $"{call.Name} has arguments in parentheses and others after the colon.", "As a key write the function without parentheses.");
            return null;
        }

        var arguments = new List<DslArgument>(call.Arguments.Count);
        var isWrong = false;
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            // All are read, so that all that is wrong is said.
            if (Read(call.Arguments[i]) is { } argument)
            {
                arguments.Add(argument);
            }
            else
            {
                isWrong = true;
            }
        }

        return isWrong ? null : arguments;
    }

    private List<DslArgument>? NoParentheses(DslTerm.Call call)
    {
        diagnostics.Error(Codes.BadExpression, Place(call), $"{call.Name} has no parentheses.", $"Write {call.Name}(…), or use it as a key: \"{DslSyntax.Prefix}{call.Name}: …\".");
        return null;
    }

    private List<DslArgument> FromMap(Node value)
    {
        var nodes = value is SequenceNode list ? list.Items : value is ScalarNode { IsNull: true } ? [] : [value];
        return [.. nodes.Select(node => new DslArgument(expressions.Of(node, owner), node.At, node))];
    }

    private DslArgument? Read(DslTerm term)
    {
        var at = written.PlaceOf(term.At);
        var expression = term switch
        {
            DslTerm.Quoted quoted => new Expression.Constant(Model.Values.Value.Of(quoted.Text)),
            DslTerm.Chain chain => Of(chain, null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return expression is null ? null : new(expression, at);
    }

    private Position Place(DslTerm.Call call) => written.PlaceOf(call.Start);

    /// <summary>What has been said so far: nothing, an entity, or a value (which may turn out to be an entity).</summary>
    private readonly record struct Subject(EntityReference? Entity, Expression? Value)
    {
        public bool IsEmpty => Entity is null && Value is null;

        public Expression? AsValue => Value ?? (Entity is null ? null : new Expression.Component(Entity));

        public EntityReference AsEntity => Value is null ? Entity ?? EntityReference.Self : new(ReferenceScope.This) { Start = Value };
    }
}
