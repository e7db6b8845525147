using System.Globalization;
using System.Net;

using Clocker.Model.Collections;
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

    private Evaluated Template(Expression.Template template, EntityId self)
    {
        if (Find(template.Target, self, out var problem) is not { } entity)
        {
            return problem!;
        }

        var parts = All(template.Substitutions is { } given ? [template.Source, given] : [template.Source], self);
        if (Worst(parts) is { } worst)
        {
            return worst;
        }

        var source = ((Evaluated.Ready)parts[0]).Value;
        var substitutions = parts.Count > 1 ? Coercions.Map(((Evaluated.Ready)parts[1]).Value, Coercions.Any) : new([], null);
        if (substitutions.Problem is { } wrong)
        {
            return new Evaluated.Failed($"the substitutions of the template are wrong: {wrong}");
        }

        if (source.HoldsSecret)
        {
            return new Evaluated.Failed("a template cannot hold a secret; give it as a substitution");
        }

        var text = TemplateText.Read(source.Display);
        if (text.Problem is { } mistake)
        {
            return new Evaluated.Failed(mistake);
        }

        var results = text.Value!.Select(piece => Piece(piece, entity, substitutions.Value!)).ToList();
        return Collected(results, TextParts.Join);
    }

    private Evaluated Piece(TemplateText.Piece piece, EntityId entity, ValueMap<Value> substitutions)
    {
        if (piece.Path.Count == 0)
        {
            return new Evaluated.Ready(Value.Of(piece.Text));
        }

        var result = substitutions.TryGetValue(piece.Path[0], out var substitution)
            ? Inside(substitution, piece.Path.Skip(1))
            : OfModel(piece.Path, entity);
        return piece.Default is { } otherwise && result is not Evaluated.Ready { Value: not Value.Nothing } ? new Evaluated.Ready(Value.Of(otherwise)) : result;
    }

    /// <summary>What Freemarker's data model of an entity has under a path.</summary>
    private Evaluated OfModel(ValueList<string> path, EntityId entity)
    {
        var rest = string.Join('.', path.Skip(1));
        return path[0] switch
        {
            "config" when rest.Length > 0 => scope.Config(entity, rest) is null
                ? new Evaluated.Failed($"{scope.NameOf(entity)} has no config \"{rest}\"")
                : Config(entity, rest),
            "attribute" when rest.Length > 0 => Attribute(entity, rest, null),
            "attributeWhenReady" when rest.Length > 0 => Attribute(entity, rest, null),
            "entity" when rest.Length > 0 => OfModel([.. path.Skip(1)], entity),
            "parent" when rest.Length > 0 => Further(ReferenceScope.Parent, path, entity),
            "application" when rest.Length > 0 => Further(ReferenceScope.Root, path, entity),
            "id" when rest.Length == 0 => new Evaluated.Ready(Value.Of(entity.Value)),
            "name" or "displayName" when rest.Length == 0 => new Evaluated.Ready(Value.Of(scope.NameOf(entity))),
            "location" when rest is "" or "name" or "displayName" => scope.LocationOf(entity) is { } location
                ? new Evaluated.Ready(Value.Of(location))
                : new Evaluated.Failed($"{scope.NameOf(entity)} has no location"),
            _ => new Evaluated.Failed($"the template asks for {string.Join('.', path)}, which is neither a substitution nor something of an entity: config, attribute, id, name, parent, application, location"),
        };
    }

    private Evaluated Further(ReferenceScope where, ValueList<string> path, EntityId entity) =>
        scope.Find(entity, where, null) is { } next
            ? OfModel([.. path.Skip(1)], next)
            : new Evaluated.Failed($"{scope.NameOf(entity)} has no {path[0]}");

    private static Evaluated Inside(Value value, IEnumerable<string> path)
    {
        foreach (var step in path)
        {
            var key = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && value is Value.Sequence ? Value.Of(index) : Value.Of(step);
            if (Items.Find(value, key) is { Problem: { } problem })
            {
                return new Evaluated.Failed(problem);
            }

            value = Items.Find(value, key).Value!;
        }

        return new Evaluated.Ready(value);
    }
}
