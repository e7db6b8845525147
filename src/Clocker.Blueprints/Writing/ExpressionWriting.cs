using System.Globalization;

using Clocker.Blueprints.Camp;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Writing;

/// <summary>Writes what config holds: values, and expressions as a text where that is possible, else as maps.</summary>
internal static class ExpressionWriting
{
    private const string Literal = $"{DslSyntax.Prefix}literal";

    /// <summary>What stands under a key of config.</summary>
    public static Written Under(string key, Expression expression)
    {
        // Under such a key a plain map with a type is an entity.
        if (!CampKeys.IsSpecification(key) || CampKeys.Type.All(type => ConfigMerge.Entries(expression)?.ContainsKey(type) != true))
        {
            return Of(expression);
        }

        return expression is Expression.Constant constant
            ? Written.Map.Of(Literal, Raw(constant.Value))
            : Written.Map.Of($"{DslSyntax.Prefix}object", Object(((Expression.Fields)expression).Entries));
    }

    /// <summary>The fields of an object; their names are not read as expressions.</summary>
    private static Written.Map Object(ValueMap<Expression> fields) => new([.. fields.Select(field => KeyValuePair.Create(field.Key, Of(field.Value)))]);

    /// <summary>What an expression is in YAML.</summary>
    public static Written Of(Expression expression) => expression switch
    {
        Expression.Constant constant => Of(constant.Value),
        Expression.Sequence list => new Written.List([.. list.Items.Select(Of)]),
        Expression.Fields map => new Written.Map([.. map.Entries.Select(entry => KeyValuePair.Create(Key(entry.Key), Under(entry.Key, entry.Value)))]),
        Expression.Specification specification => Written.Map.Of(CampKeys.EntitySpec, CampWriter.Entity(specification.Entity)),
        _ => ExpressionText.Of(expression) is { } text ? new Written.Text($"{DslSyntax.Prefix}{text}") : Long(expression),
    };

    /// <summary>A value; where the reader would take a text in it for an expression, as a literal.</summary>
    public static Written Of(Value value) => value switch
    {
        Value.Text text when text.Content.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal) => new Written.Text($"{Literal}({ExpressionText.Quoted(text.Content)})"),
        Value.Sequence or Value.Fields when LooksLikeAnExpression(value) => Written.Map.Of(Literal, Raw(value)),
        _ => Raw(value),
    };

    private static Written Raw(Value value) => value switch
    {
        Value.Nothing => new Written.Plain("null"),
        Value.Truth truth => new Written.Plain(truth.IsTrue ? "true" : "false"),
        Value.Number number => new Written.Plain(number.Amount.ToString(CultureInfo.InvariantCulture)),
        Value.Sequence list => new Written.List([.. list.Items.Select(Raw)]),
        Value.Fields map => new Written.Map([.. map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Raw(entry.Value)))]),
        _ => new Written.Text(value.Display),
    };

    private static bool LooksLikeAnExpression(Value value) => value switch
    {
        Value.Text text => text.Content.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal),
        Value.Sequence list => list.Items.Any(LooksLikeAnExpression),
        Value.Fields map => map.Entries.Any(entry =>
            entry.Key.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal) || LooksLikeAnExpression(entry.Value)
            || (CampKeys.IsSpecification(entry.Key) && entry.Value is Value.Fields inner && CampKeys.Type.Any(inner.Entries.ContainsKey))),
        _ => false,
    };

    private static string Key(string key) =>
        key.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal) ? $"{Literal}({ExpressionText.Quoted(key)})" : key;

    /// <summary>As a map: <c>$brooklyn:formatString: [ … ]</c>, where arguments can be anything.</summary>
    private static Written.Map Long(Expression expression) => expression switch
    {
        Expression.Component component => Chain(Way(component.Target)),
        Expression.Identity identity => Call(identity.Target, "entityId"),
        Expression.Config config => Call(config.Target, "config", Of(config.Key)),
        Expression.AttributeWhenReady { Options: { } options } attribute => Call(attribute.Target, "attributeWhenReady", Of(attribute.Sensor), Options(options)),
        Expression.AttributeWhenReady { OptionsBy: { } by } attribute => Call(attribute.Target, "attributeWhenReady", Of(attribute.Sensor), Of(by)),
        Expression.AttributeWhenReady attribute => Call(attribute.Target, "attributeWhenReady", Of(attribute.Sensor)),
        Expression.Location location => Call(location.Target, "location", Of(location.Index)),
        Expression.LocationConfig config => Chain([Of(config.Of), Written.Map.Of("config", new Written.List([Of(config.Key)]))]),
        Expression.FormatString format => Call(null, "formatString", [Of(format.Pattern), .. format.Arguments.Select(Of)]),
        Expression.RegexReplacement replacement => Call(null, "regexReplacement", [.. replacement.Inside().Select(Of)]),
        Expression.UrlEncode encoding => Call(null, "urlEncode", Of(encoding.Source)),
        Expression.Template template => Call(null, "template", [Of(template.Source), .. template.Substitutions is { } more ? new[] { Of(more) } : []]),
        Expression.External external => Call(null, "external", Of(external.Provider), Of(external.Key)),
        Expression.Item item => Chain([Of(item.Source), new Written.Text(ExpressionText.Index(item.Key) ?? "[0]")]),
        Expression.GivenAt given => Long(given.Inner),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Written.Map Call(EntityReference? target, string function, params IReadOnlyList<Written> arguments)
    {
        var list = new Written.List(arguments);
        return target is null || target == EntityReference.Self ? Written.Map.Of($"{DslSyntax.Prefix}{function}", list)
            : ExpressionText.Of(target) is { } start ? Written.Map.Of($"{DslSyntax.Prefix}{start}.{function}", list)
            : Chain([.. Way(target), Written.Map.Of(function, list)]);
    }

    private static Written.Map Chain(IReadOnlyList<Written> steps) => Written.Map.Of($"{DslSyntax.Prefix}chain", new Written.List(steps));

    /// <summary>A way to an entity, step by step.</summary>
    private static List<Written> Way(EntityReference reference)
    {
        var id = reference.Id is { } written ? new Written.Text(written) : reference.NamedBy is { } naming ? Of(naming) : null;
        IReadOnlyList<Written> arguments = (reference.Scope, id) switch
        {
            (_, null) => [],
            (ReferenceScope.MembersOnly, _) => [new Written.Text("membersOnly"), id],
            _ => [id],
        };
        var function = ExpressionText.Function(reference.Scope);
        return (reference.From, reference.Start) switch
        {
            ({ } from, _) => [.. Way(from), Written.Map.Of(function, new Written.List(arguments))],
            (_, { } start) => [Of(start), Written.Map.Of(function, new Written.List(arguments))],
            _ => [Written.Map.Of($"{DslSyntax.Prefix}{function}", new Written.List(arguments))],
        };
    }

    private static Written.Map Options(WaitOptions options)
    {
        var entries = new List<KeyValuePair<string, Written>>();
        AddTime("timeout", options.Timeout);
        AddTime("timeout_if_down", options.TimeoutIfDown);
        AddTime("timeout_if_down_initial", options.TimeoutIfDownInitial);
        AddTime("timeout_if_on_fire", options.TimeoutIfOnFire);
        AddTime("timeout_if_on_fire_initial", options.TimeoutIfOnFireInitial);
        AddFalse("abort_if_on_fire", options.AbortIfOnFire);
        AddFalse("wait_for_truthy", options.WaitForTruthy);
        return new(entries);

        void AddTime(string name, TimeSpan? time)
        {
            if (time is { } given)
            {
                entries.Add(new(name, given == TimeSpan.MaxValue ? new Written.Text("forever") : new Written.Plain(((decimal)given.Ticks / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture))));
            }
        }

        void AddFalse(string name, bool isTrue)
        {
            if (!isTrue)
            {
                entries.Add(new(name, new Written.Plain("false")));
            }
        }
    }
}
