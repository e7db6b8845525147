using System.Net;

using Clocker.Model.Entities;
using Clocker.Model.Identity;
using Clocker.Model.Values;

namespace Clocker.Model.Expressions;

public sealed partial class Evaluator
{
    private Evaluated Format(Expression.FormatString format, EntityId self)
    {
        var pattern = Evaluate(format.Pattern, self);
        return pattern is Evaluated.Ready { Value: var text }
            ? Collected(All(format.Arguments, self), values => JavaFormat.Format(text.Display, values))
            : Worst([pattern, .. All(format.Arguments, self)])!;
    }

    private Evaluated Replace(Expression.RegexReplacement replacement, EntityId self) =>
        Collected(
            All([replacement.Source, replacement.Pattern, replacement.Replacement], self),
            values => values[0] is Value.Nothing ? values[0] : Value.Of(JavaRegex.ReplaceAll(Open(values[0]), Open(values[1]), Open(values[2]))));

    private Evaluated Encode(Expression.UrlEncode encoding, EntityId self) =>
        Collected(All([encoding.Source], self), values => values[0] is Value.Nothing ? values[0] : Value.Of(JavaUrlEncode(Open(values[0]))));

    /// <summary>Java encodes three more letters than .NET does.</summary>
    private static string JavaUrlEncode(string text) => WebUtility.UrlEncode(text)
        .Replace("!", "%21", StringComparison.Ordinal)
        .Replace("(", "%28", StringComparison.Ordinal)
        .Replace(")", "%29", StringComparison.Ordinal);

    /// <summary>A text that has to be known here.</summary>
    private static string Open(Value value) =>
        value.HoldsSecret ? throw new FormatException("a secret is known only where it is used, and cannot be changed before") : value.Display;

    private Evaluated Location(Expression.Location location, EntityId self)
    {
        if (Find(location.Target, self, out var problem) is not { } entity)
        {
            return problem!;
        }

        var index = Evaluate(location.Index, self);
        return index is not Evaluated.Ready ready ? index
            : Coercions.Integer(ready.Value) is not { Problem: null, Value: 0 } ? new Evaluated.Failed($"{scope.NameOf(entity)} has one location, with the index 0, not {Coercions.Describe(ready.Value)}")
            : scope.LocationOf(entity) is { } name ? new Evaluated.Ready(Value.Of(name))
            : new Evaluated.Failed($"{scope.NameOf(entity)} has no location");
    }

    private Evaluated Location(Expression.LocationConfig config, EntityId self)
    {
        var name = Location(config.Of, self);
        if (name is not Evaluated.Ready || Find(config.Of.Target, self, out _) is not { } entity)
        {
            return name;
        }

        return Evaluate(config.Key, self) is var key && key is Evaluated.Ready asked ? OfLocationConfig(entity, ((Evaluated.Ready)name).Value.Display, asked.Value.Display) : key;
    }

    /// <summary>What a blueprint says about a location beside its name, and the name itself.</summary>
    private Evaluated OfLocationConfig(EntityId entity, string name, string key) =>
        scope.LocationConfig(entity, key) is { } given ? Config(given.Expression, given.GivenAt, $"location {key}")
        : new Evaluated.Ready(key is "name" or "displayName" ? Value.Of(name) : new Value.Nothing());

    private string? LocationOf(EntityId entity) => scope.LocationOf(entity);

    private Evaluated External(Expression.External external, EntityId self)
    {
        var names = All([external.Provider, external.Key], self);
        if (Worst(names) is { } bad)
        {
            return bad;
        }

        var (provider, key) = (((Evaluated.Ready)names[0]).Value.Display, ((Evaluated.Ready)names[1]).Value.Display);
        var on = ExternalSecret.Dependency(provider, key);
        (_read ??= []).Add(on);
        var state = scope.External(provider, key);
        if (state.Problem is { } problem)
        {
            return new Evaluated.Failed(problem);
        }

        if (state.IsThere == true)
        {
            return new Evaluated.Ready(new Value.Secret(ExternalSecret.Id(provider, key)));
        }

        return new Evaluated.NotYet($"the secret \"{key}\" of \"{provider}\"", on);
    }

    private Evaluated Item(Expression.Item item, EntityId self)
    {
        var source = Evaluate(item.Source, self);
        return source is not Evaluated.Ready { Value: var value } ? source
            : Items.Find(value, item.Key) is { Problem: null, Value: { } found } ? new Evaluated.Ready(found)
            : new Evaluated.Failed(Items.Find(value, item.Key).Problem!);
    }

    private List<Evaluated> All(IEnumerable<Expression> expressions, EntityId self)
    {
        var results = new List<Evaluated>(expressions is IReadOnlyCollection<Expression> known ? known.Count : 4);
        foreach (var expression in expressions)
        {
            results.Add(Evaluate(expression, self));
        }

        return results;
    }

    /// <summary>The worst that happened: a failure before a wait; null if all are there.</summary>
    private static Evaluated? Worst(List<Evaluated> results)
    {
        Evaluated? worst = null;
        foreach (var result in results)
        {
            if (result is Evaluated.Failed)
            {
                return result;
            }

            worst ??= result as Evaluated.NotYet;
        }

        return worst;
    }

    private static Evaluated Collected(List<Evaluated> results, Func<Value[], Value> combine)
    {
        if (Worst(results) is { } worst)
        {
            return worst;
        }

        var values = new Value[results.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = ((Evaluated.Ready)results[i]).Value;
        }

        try
        {
            return new Evaluated.Ready(combine(values));
        }
        catch (FormatException mistake)
        {
            return new Evaluated.Failed(mistake.Message);
        }
    }
}
