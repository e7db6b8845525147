using System.Globalization;
using System.Text;

using Clocker.Blueprints.Camp;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Writing;

/// <summary>Writes an expression as one text, <c>component("db").config("port")</c>, if all its arguments are texts or such expressions.</summary>
internal static class ExpressionText
{
    /// <summary>More would be hard to read, and the reader does not follow more than a hundred.</summary>
    private const int MostNested = 20;

    /// <summary>The text without its prefix; null if it needs the form of a map.</summary>
    public static string? Of(Expression expression, int depth = 0) => depth > MostNested ? null : expression switch
    {
        Expression.Component component => Of(component.Target, depth + 1),
        Expression.Identity identity => Call(identity.Target, "entityId", depth),
        Expression.Config config => Call(config.Target, "config", depth, config.Key),
        Expression.AttributeWhenReady { Options: null, OptionsBy: null } attribute => Call(attribute.Target, "attributeWhenReady", depth, attribute.Sensor),
        Expression.Location { Index: Expression.Constant { Value: Value.Number { Amount: 0 } } } location => Call(location.Target, "location", depth),
        Expression.Location location => Call(location.Target, "location", depth, location.Index),
        Expression.LocationConfig config when Of(config.Of, depth + 1) is { } location && Argument(config.Key, depth + 1) is { } key => $"{location}.config({key})",
        Expression.FormatString format => Call(null, "formatString", depth, [format.Pattern, .. format.Arguments]),
        Expression.RegexReplacement replacement => Call(null, "regexReplacement", depth, replacement.Source, replacement.Pattern, replacement.Replacement),
        Expression.UrlEncode encoding => Call(null, "urlEncode", depth, encoding.Source),
        Expression.Template { Substitutions: null } template => Call(null, "template", depth, template.Source),
        Expression.External external => Call(null, "external", depth, external.Provider, external.Key),
        Expression.Item { Source: not Expression.Constant } item when Of(item.Source, depth + 1) is { } source && Index(item.Key) is { } index => $"{source}{index}",
        _ => null,
    };

    /// <summary>A way to an entity.</summary>
    public static string? Of(EntityReference reference, int depth = 0)
    {
        if (depth > MostNested)
        {
            return null;
        }

        var start = reference.From is { } from ? Of(from, depth + 1) : reference.Start is { } begin ? Of(begin, depth + 1) : "";
        var id = reference.Id is { } written ? Quoted(written) : reference.NamedBy is { } naming ? Argument(naming, depth + 1) : "";
        if (start is null || id is null)
        {
            return null;
        }

        var step = reference.Scope == ReferenceScope.MembersOnly ? $"component(\"membersOnly\", {id})" : $"{Function(reference.Scope)}({id})";
        return start.Length == 0 ? step : $"{start}.{step}";
    }

    /// <summary>The function that leads to entities of a scope.</summary>
    public static string Function(ReferenceScope scope) =>
        scope is ReferenceScope.Global or ReferenceScope.MembersOnly ? "component" : DslFunctions.Entities.First(function => function.Value == scope && function.Key != "scopeRoot").Key;

    /// <summary>What picks an item: <c>[0]</c> or <c>["key"]</c>.</summary>
    public static string? Index(Value key) => key switch
    {
        Value.Number { Amount: >= 0 and < 1_000_000_000 } number => string.Create(CultureInfo.InvariantCulture, $"[{number.Amount}]"),
        Value.Text text => $"[{Quoted(text.Content)}]",
        _ => null,
    };

    /// <summary>A text in the double quotes and with the escapes of the language.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' or '\\' => $"\\{letter}",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static string? Call(EntityReference? target, string function, int depth, params IReadOnlyList<Expression> arguments)
    {
        var written = arguments.Select(argument => Argument(argument, depth + 1)).ToList();
        if (written.Contains(null))
        {
            return null;
        }

        var call = $"{function}({string.Join(", ", written)})";
        if (target is null || target == EntityReference.Self)
        {
            return call;
        }

        return Of(target, depth + 1) is { } start ? $"{start}.{call}" : null;
    }

    private static string? Argument(Expression argument, int depth) => argument switch
    {
        Expression.Constant { Value: Value.Text text } => Quoted(text.Content),
        Expression.Constant => null,
        _ => Of(argument, depth),
    };
}
