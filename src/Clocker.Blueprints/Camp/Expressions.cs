using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Camp;

/// <summary>Makes expressions of what stands in a blueprint.</summary>
internal sealed class Expressions(DiagnosticList diagnostics)
{
    private static readonly Expression Nothing = new Expression.Constant(new Value.Nothing());

    /// <summary>Reads the map of an <c>entitySpec</c>.</summary>
    public required Func<MappingNode, Draft, Expression> Specifications { get; init; }

    /// <summary>All references met so far, to be checked when all ids are known.</summary>
    public List<Reference> References { get; } = [];

    /// <summary>All keys that some expression asks for by <c>config("key")</c>.</summary>
    public HashSet<string> KeysAskedFor { get; } = new(StringComparer.Ordinal);

    /// <summary>What a node means for an entity's config.</summary>
    public Expression Of(Node node, Draft owner) => node switch
    {
        ScalarNode scalar => OfScalar(scalar, owner),
        SequenceNode sequence => List(sequence, owner),
        MappingNode map => OfMap(map, owner),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What an entry of config means; under a key that holds one, a map with a type is an entity that others will be made like.</summary>
    public Expression Of(MappingNode.Entry entry, Draft owner) =>
        entry.Value is MappingNode map && CampKeys.IsSpecification(entry.Name) && CampKeys.Type.Any(key => map.Find(key) is not null)
            ? Specifications(map, owner)
            : Of(entry.Value, owner);

    private static Expression Combine(ValueList<Expression> items) =>
        items.All(item => item is Expression.Constant)
            ? new Expression.Constant(new Value.Sequence([.. items.Select(item => ((Expression.Constant)item).Value)]))
            : new Expression.Sequence(items);

    private Expression List(SequenceNode sequence, Draft owner) =>
        Combine([.. sequence.Items.Select(item => Of(item, owner))]);

    private Expression OfScalar(ScalarNode scalar, Draft owner)
    {
        if (!scalar.Text.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal))
        {
            return new Expression.Constant(scalar.Value);
        }

        var (term, mistake) = DslSyntax.Read(scalar.Text);
        if (mistake is not null)
        {
            diagnostics.Error(
                Codes.BadExpression,
                scalar.PlaceOf(mistake.At),
                mistake.Message,
                "An expression looks like $brooklyn:component(\"db\").attributeWhenReady(\"host.hostname\"); a text that only begins like one is $brooklyn:literal(\"…\").");
            return Nothing;
        }

        return new DslMeaning(this, diagnostics, owner, scalar).Of(term!, null) ?? Nothing;
    }

    private Expression OfMap(MappingNode map, Draft owner)
    {
        var function = map.Entries.FirstOrDefault(entry => entry.Name.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal));
        if (function is null)
        {
            return ConfigMerge.Combine(map.Entries.ToValueMap(entry => entry.Name, entry => Of(entry.Value, owner)));
        }

        if (function.Name == CampKeys.EntitySpec && map.Entries is [{ Value: MappingNode specification }])
        {
            return Specifications(specification, owner);
        }

        if (map.Entries.Count > 1)
        {
            diagnostics.Error(
                Codes.BadExpression,
                function.Key.At,
                $"The map with \"{function.Name}\" has other entries too.",
                "A map that is an expression has exactly one entry.");
            return Nothing;
        }

        var (term, mistake) = DslSyntax.Read(function.Name);
        if (mistake is null)
        {
            return new DslMeaning(this, diagnostics, owner, function.Key).Of(term!, function.Value) ?? Nothing;
        }

        diagnostics.Error(Codes.BadExpression, function.Key.PlaceOf(mistake.At), mistake.Message, "As a key write the function without parentheses: $brooklyn:formatString:");
        return Nothing;
    }
}
