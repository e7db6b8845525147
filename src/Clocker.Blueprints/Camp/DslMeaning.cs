using Clocker.Blueprints.Yaml;
using Clocker.Model.Collections;
using Clocker.Model.Diagnostics;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>What the functions of the <c>$brooklyn:</c> language mean. Mistakes are reported, and give null.</summary>
internal sealed class DslMeaning(Expressions expressions, DiagnosticList diagnostics, Draft owner, ScalarNode written)
{
    private static readonly string[] Known =
    [
        "ancestor", "attributeWhenReady", "child", "component", "config", "descendant", "entity", "formatString", "literal", "parent",
        "root", "scopeRoot", "self", "sibling",
    ];

    private static readonly string[] NotAvailable =
    [
        "application", "attributeWhenReadyAllowingOnFire", "chain", "entityId", "entitySpec", "external", "function", "location", "member",
        "object", "regexReplacement", "sensor", "template", "urlEncode",
    ];

    private static readonly string[] Scopes = ["global", "child", "parent", "sibling", "descendant", "ancestor", "root", "scopeRoot", "this"];

    /// <summary>The meaning of a chain of calls; the last one may get its arguments from <paramref name="value"/> (the map form).</summary>
    public Expression? Of(DslTerm.Chain chain, Node? value)
    {
        EntityReference? target = null;
        for (var i = 0; i < chain.Calls.Count; i++)
        {
            var call = chain.Calls[i];
            var isLast = i == chain.Calls.Count - 1;
            if (Arguments(call, isLast ? value : null) is not { } arguments)
            {
                return null;
            }

            if (Target(call, arguments, target) is { } found)
            {
                target = found.Reference;
                if (target is null)
                {
                    return null;
                }

                expressions.References.Add(new(owner, target, Place(call)));
                continue;
            }

            return isLast ? Value(call, arguments, target) : AfterValue(call, chain.Calls[i + 1]);
        }

        return new Expression.Component(target!);
    }

    private Expression? AfterValue(DslTerm.Call call, DslTerm.Call next)
    {
        // A wrong name is the better thing to say.
        if (Known.Contains(call.Name))
        {
            diagnostics.Error(
                Codes.FunctionNotAvailable,
                Place(next),
                $"Going on with .{next.Name} after {call.Name}(…) is not available in this version.",
                "Name the entity directly, with component(\"id\").");
            return null;
        }

        return NoFunction(call);
    }

    private Expression? Value(DslTerm.Call call, IReadOnlyList<Argument> arguments, EntityReference? target)
    {
        switch (call.Name)
        {
            case "attributeWhenReady":
                return Counted(call, arguments, 1) ? new Expression.AttributeWhenReady(target ?? EntityReference.Self, arguments[0].Expression) : null;
            case "config":
                return Counted(call, arguments, 1) ? Config(arguments[0], target) : null;
            case "formatString" when target is null:
                return FormatString(call, arguments);
            case "literal" when target is null:
                return Counted(call, arguments, 1) ? arguments[0].Expression : null;
            default:
                return NoFunction(call);
        }
    }

    private Expression.Config Config(Argument key, EntityReference? target)
    {
        if (key.Text is { } name)
        {
            expressions.KeysAskedFor.Add(name);
        }

        return new(target ?? EntityReference.Self, key.Expression);
    }

    private Expression.FormatString? FormatString(DslTerm.Call call, IReadOnlyList<Argument> arguments)
    {
        if (arguments.Count == 0)
        {
            diagnostics.Error(Codes.BadArguments, Place(call), "formatString has no pattern.", "Give it one: formatString(\"http://%s/\", …).");
            return null;
        }

        if (arguments[0].Text is { } pattern && WrongFormat(pattern, arguments) is { } problem)
        {
            diagnostics.Error(Codes.BadArguments, arguments[0].At, $"{problem}.", "Use one %s for each argument after the pattern.");
            return null;
        }

        return new(arguments[0].Expression, [.. arguments.Skip(1).Select(argument => argument.Expression)]);
    }

    /// <summary>Tries the pattern, with a secret in place of what is not known yet: that fits every directive.</summary>
    private static string? WrongFormat(string pattern, IReadOnlyList<Argument> arguments)
    {
        try
        {
            JavaFormat.Format(pattern, [.. arguments.Skip(1).Select(argument => (argument.Expression as Expression.Constant)?.Value ?? new Value.Secret(new SecretId("")))]);
            return null;
        }
        catch (FormatException mistake)
        {
            return mistake.Message;
        }
    }

    private Expression? NoFunction(DslTerm.Call call)
    {
        if (NotAvailable.Contains(call.Name))
        {
            diagnostics.Error(
                Codes.FunctionNotAvailable,
                Place(call),
                $"The function {call.Name} of Brooklyn is not available in this version.",
                $"Available are {string.Join(", ", Known)}.");
        }
        else
        {
            diagnostics.Error(
                Codes.UnknownFunction,
                Place(call),
                Known.Contains(call.Name) ? $"The function {call.Name} cannot follow an entity." : $"There is no function {call.Name}.",
                Suggestions.Remedy(call.Name, [.. Known, .. NotAvailable], "functions"));
        }

        return null;
    }

    /// <summary>For a function that names an entity: the entity, or null in it after a mistake. Null for other functions.</summary>
    private Found? Target(DslTerm.Call call, IReadOnlyList<Argument> arguments, EntityReference? from)
    {
        ReferenceScope? scope = call.Name switch
        {
            "self" => ReferenceScope.This,
            "entity" => ReferenceScope.Global,
            "component" => arguments.Count == 2 ? null : ReferenceScope.Global,
            "parent" => ReferenceScope.Parent,
            "root" or "scopeRoot" => ReferenceScope.Root,
            "sibling" => ReferenceScope.Sibling,
            "child" => ReferenceScope.Child,
            "descendant" => ReferenceScope.Descendant,
            "ancestor" => ReferenceScope.Ancestor,
            _ => null,
        };
        if (scope is { } one)
        {
            return new(At(call, one, arguments, from));
        }

        return call.Name == "component" ? new(Scoped(call, arguments, from)) : null;
    }

    private EntityReference? Scoped(DslTerm.Call call, IReadOnlyList<Argument> arguments, EntityReference? from)
    {
        var word = arguments[0].Text;
        var isKnown = word is not null && Scopes.Contains(word);
        if (!isKnown)
        {
            diagnostics.Error(
                word is "members" or "membersOnly" or "applications" ? Codes.FunctionNotAvailable : Codes.BadArguments,
                arguments[0].At,
                word is "members" or "membersOnly" or "applications" ? $"The scope \"{word}\" is not available in this version." : $"\"{word}\" is not a scope.",
                Suggestions.Remedy(word ?? "", Scopes, "scopes"));
            return null;
        }

        var scope = word == "scopeRoot" ? ReferenceScope.Root : Enum.Parse<ReferenceScope>(word!, ignoreCase: true);
        return At(call, scope, NeedsId(scope) ? [arguments[1]] : [], from);
    }

    private EntityReference? At(DslTerm.Call call, ReferenceScope scope, IReadOnlyList<Argument> arguments, EntityReference? from)
    {
        if (!Counted(call, arguments, NeedsId(scope) ? 1 : 0))
        {
            return null;
        }

        if (!NeedsId(scope))
        {
            return scope == ReferenceScope.This && from is not null ? from : new(scope, null, from);
        }

        if (arguments[0].Text is { Length: > 0 } id)
        {
            return new(scope, id, from);
        }

        diagnostics.Error(Codes.BadArguments, arguments[0].At, $"The id for {call.Name} is not a text.", "An id that is itself an expression is not available in this version; write the id in double quotes.");
        return null;
    }

    private static bool NeedsId(ReferenceScope scope) => scope is not (ReferenceScope.This or ReferenceScope.Parent or ReferenceScope.Root);

    private bool Counted(DslTerm.Call call, IReadOnlyList<Argument> arguments, int right)
    {
        if (arguments.Count == right)
        {
            return true;
        }

        if (call.Name == "attributeWhenReady" && arguments.Count == 2)
        {
            diagnostics.Error(Codes.FunctionNotAvailable, arguments[1].At, "Options for attributeWhenReady are not available in this version.", "Leave them out.");
            return false;
        }

        diagnostics.Error(
            Codes.BadArguments,
            Place(call),
            $"{call.Name} is given {arguments.Count} argument{(arguments.Count == 1 ? "" : "s")}.",
            right == 0 ? $"Write {call.Name}()." : $"Give it {right}: {call.Name}(\"…\").");
        return false;
    }

    private List<Argument>? Arguments(DslTerm.Call call, Node? value)
    {
        if (call.Arguments is null && value is null && call.Name != "literal" && !Known.Concat(NotAvailable).Contains(call.Name))
        {
            NoFunction(call);
            return null;
        }

        if (call.Arguments is null)
        {
            return value is null ? NoParentheses(call) : FromMap(call, value);
        }

        if (value is not null)
        {
            diagnostics.Error(Codes.BadArguments, Place(call), $"{call.Name} has arguments in parentheses and others after the colon.", "As a key write the function without parentheses.");
            return null;
        }

        var arguments = call.Arguments.Select(Read).ToList();
        return arguments.Contains(null) ? null : arguments.OfType<Argument>().ToList();
    }

    private List<Argument>? NoParentheses(DslTerm.Call call)
    {
        diagnostics.Error(Codes.BadExpression, Place(call), $"{call.Name} has no parentheses.", $"Write {call.Name}(…), or use it as a key: \"{DslSyntax.Prefix}{call.Name}: …\".");
        return null;
    }

    private List<Argument> FromMap(DslTerm.Call call, Node value)
    {
        if (call.Name == "literal")
        {
            return [new(Literal(value), value.At)];
        }

        var nodes = value is SequenceNode list ? list.Items : value is ScalarNode { IsNull: true } ? [] : [value];
        return [.. nodes.Select(node => new Argument(expressions.Of(node, owner), node.At))];
    }

    private static Expression.Constant Literal(Node node) => new(LiteralValue(node));

    private static Value LiteralValue(Node node) => node switch
    {
        ScalarNode scalar => scalar.Value,
        SequenceNode list => new Value.Sequence([.. list.Items.Select(LiteralValue)]),
        MappingNode map => new Value.Fields(map.Entries.ToValueMap(entry => entry.Name, entry => LiteralValue(entry.Value))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Argument? Read(DslTerm term)
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

    private sealed record Argument(Expression Expression, Position At)
    {
        public string? Text => Expression is Expression.Constant { Value: Model.Values.Value.Text or Model.Values.Value.Number or Model.Values.Value.Truth } constant ? constant.Value.Display : null;
    }

    private readonly record struct Found(EntityReference? Reference);
}
