using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Identity;
using Clocker.Model.Templates;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>The meaning of one call of a function that gives a value.</summary>
internal sealed class DslValues(Expressions expressions, DiagnosticList diagnostics, Draft owner, DslTerm.Call call, Position at)
{
    /// <summary>YAML as it stands, without looking for expressions.</summary>
    public static Expression.Constant Literal(Node node) => new(LiteralValue(node));

    /// <summary>A function that says something about an entity.</summary>
    public Expression? OfEntity(EntityReference target, List<DslArgument> arguments) => call.Name switch
    {
        "attributeWhenReady" when Counted(arguments, 1, 2) => Attribute(target, arguments),
        "attributeWhenReadyAllowingOnFire" when Counted(arguments, 1) =>
            new Expression.AttributeWhenReady(target, arguments[0].Expression) { Options = WaitOptions.AllowingOnFire },
        "config" when Counted(arguments, 1) => Config(target, arguments[0]),
        "entityId" when Counted(arguments, 0) => new Expression.Identity(target),
        "location" when Counted(arguments, 0, 1) =>
            new Expression.Location(target, arguments is [var index] ? index.Expression : new Expression.Constant(Value.Of(0))),
        // A sensor is its name. One of a class is said with the class first.
        "sensor" when Counted(arguments, 1, 2) => arguments[^1].Expression,
        _ => null,
    };

    /// <summary>A function that stands alone.</summary>
    public Expression? Alone(List<DslArgument> arguments) => call.Name switch
    {
        "formatString" => FormatString(arguments),
        "literal" when Counted(arguments, 1) => arguments[0].Expression,
        "external" when Counted(arguments, 2) => External(arguments),
        "urlEncode" when Counted(arguments, 1) => new Expression.UrlEncode(arguments[0].Expression),
        "regexReplacement" when Counted(arguments, 3) && IsRegex(arguments[1], arguments[2]) =>
            new Expression.RegexReplacement(arguments[0].Expression, arguments[1].Expression, arguments[2].Expression),
        "function.regexReplacement" when Counted(arguments, 2) && IsRegex(arguments[0], arguments[1]) => ConfigMerge.Combine(
            [
                new("function", new Expression.Constant(Value.Of("regexReplacement"))),
                new("pattern", arguments[0].Expression),
                new("replacement", arguments[1].Expression),
            ]),
        "template" when Counted(arguments, 1, 2) => Template(arguments),
        "object" when Counted(arguments, 1) => new DslObjects(expressions, diagnostics, owner).OfText(arguments[0]),
        "entitySpec" when Counted(arguments, 1) => EntitySpec(arguments[0]),
        "chain" => Wrong(Codes.BadArguments, at, "chain has its arguments in parentheses.", "Use it as a key: \"$brooklyn:chain: […]\"."),
        _ => null,
    };

    private static Value LiteralValue(Node node) => node switch
    {
        ScalarNode scalar => scalar.Value,
        SequenceNode list => new Value.Sequence([.. list.Items.Select(LiteralValue)]),
        MappingNode map => new Value.Fields(map.Entries.ToValueMap(entry => entry.Name, entry => LiteralValue(entry.Value))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Expression.AttributeWhenReady? Attribute(EntityReference target, List<DslArgument> arguments)
    {
        var bare = new Expression.AttributeWhenReady(target, arguments[0].Expression);
        return arguments.Count == 1 ? bare : WaitOptionsReading.Read(diagnostics, bare, arguments[1]);
    }

    private Expression.Config Config(EntityReference target, DslArgument key)
    {
        if (key.Text is { } name)
        {
            expressions.KeysAskedFor.TryAdd(name, key.At);
        }

        return new(target, key.Expression);
    }

    private Expression.External? External(List<DslArgument> arguments)
    {
        var provider = arguments[0].Text;
        if ((arguments[0].Known is not null && provider is null or { Length: 0 }) || provider?.Contains(':', StringComparison.Ordinal) == true)
        {
            Wrong(Codes.BadArguments, arguments[0].At, "The provider for external is not a name.", "Write external(\"provider\", \"key\"), with a provider that the server's settings name.");
            return null;
        }

        return new(arguments[0].Expression, arguments[1].Expression);
    }

    private Expression? FormatString(List<DslArgument> arguments)
    {
        if (arguments.Count == 0)
        {
            return Wrong(Codes.BadArguments, at, "formatString has no pattern.", "Give it one: formatString(\"http://%s/\", …).");
        }

        var isOpen = arguments.TrueForAll(argument => argument == arguments[0] || argument.Known is null);
        if (arguments[0].Text is { } pattern && !(isOpen && !expressions.Patterns.Add((pattern, arguments.Count))))
        {
            try
            {
                // With a secret in place of what is not known yet: that fits every directive.
                var text = JavaFormat.Format(pattern, [.. arguments.Skip(1).Select(argument => argument.Known ?? new Value.Secret(new SecretId("")))]);
                if (arguments.TrueForAll(argument => argument.Known is not null))
                {
                    return new Expression.Constant(text);
                }
            }
            catch (FormatException mistake)
            {
                expressions.Patterns.Remove((pattern, arguments.Count));
                return Wrong(Codes.BadArguments, arguments[0].At, $"{mistake.Message}.", "Use one %s for each argument after the pattern.");
            }
        }

        var values = new Expression[arguments.Count - 1];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i + 1].Expression;
        }

        return new Expression.FormatString(arguments[0].Expression, [.. values]);
    }

    private bool IsRegex(DslArgument pattern, DslArgument replacement)
    {
        if (pattern.Text is { } written && JavaRegex.Problem(written) is { } problem)
        {
            Wrong(Codes.BadArguments, pattern.At, $"{Capital(problem)}.", "Write it as Java's replaceAll takes it; a backslash is doubled in an expression.");
            return false;
        }

        if (replacement.Text is { } text && JavaRegex.ProblemOfReplacement(text) is { } mistake)
        {
            Wrong(Codes.BadArguments, replacement.At, $"{Capital(mistake)}.", "Groups are $1, $2 and ${name}.");
            return false;
        }

        return true;
    }

    private Expression? Template(List<DslArgument> arguments)
    {
        if (arguments[0].Text is { } text)
        {
            var read = TemplateText.Read(text);
            if (read.Problem is { } problem)
            {
                return Wrong(Codes.BadArguments, arguments[0].At, $"{Capital(problem)}.", "Write ${config['key']}, ${attribute['sensor']}, ${entity.id}, or the name of a substitution.");
            }

            foreach (var key in read.Value!.KeysAskedFor)
            {
                expressions.KeysAskedFor.TryAdd(key, arguments[0].At);
            }
        }

        return new Expression.Template(EntityReference.Self, arguments[0].Expression, arguments.Count > 1 ? arguments[1].Expression : null);
    }

    private Expression? EntitySpec(DslArgument argument) => argument.Node is { } node
        ? expressions.Specs.Read(node, owner)
        : Wrong(Codes.BadArguments, argument.At, "entitySpec is given a text.", "Use it as a key: \"$brooklyn:entitySpec: {type: …}\".");

    private bool Counted(List<DslArgument> arguments, int least, int? most = null) => DslArguments.AreCounted(diagnostics, call.Name, at, arguments, least, most);

    private Expression? Wrong(string code, Position place, string message, string remedy)
    {
        diagnostics.Error(code, place, message, remedy);
        return null;
    }

    private static string Capital(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
