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
    private const int MostParsed = 1_000;
    private const int MostInText = 10;

    private static readonly Expression Nothing = new Expression.Constant(new Value.Nothing());

    private int _inText;

    private readonly Dictionary<string, DslTerm.Chain> _parsed = new(StringComparer.Ordinal);

    /// <summary>Reads specifications of entities that stand in config.</summary>
    public required INestedSpecs Specs { get; init; }

    /// <summary>All references met so far, to be checked when all ids are known.</summary>
    public List<Reference> References { get; } = [];

    /// <summary>All keys that some expression asks for by <c>config("key")</c>, with where the first one does.</summary>
    public Dictionary<string, Position> KeysAskedFor { get; } = new(StringComparer.Ordinal);

    /// <summary>Patterns that fit so many arguments, whatever these turn out to be: each is looked at once.</summary>
    public HashSet<(string Pattern, int Arguments)> Patterns { get; } = [];

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
        entry.Value is MappingNode map && CampKeys.IsSpecification(entry.Name) && HasType(map)
            ? Specs.Read(map, owner) ?? Nothing
            : Of(entry.Value, owner);

    private static bool HasType(MappingNode map) => CampKeys.Type.Any(key => map.Find(key) is not null);

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

        if (DslSyntax.IsYaml(scalar.Text))
        {
            return OfYaml(scalar, owner);
        }

        var (term, mistake) = Parsed(scalar.Text);
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

    /// <summary>What an expression says; the same text comes again and again, and is taken apart once.</summary>
    private (DslTerm.Chain? Term, DslMistake? Mistake) Parsed(string text)
    {
        if (_parsed.TryGetValue(text, out var known))
        {
            return (known, null);
        }

        var read = DslSyntax.Read(text);
        if (read.Term is not null && _parsed.Count < MostParsed)
        {
            _parsed.Add(text, read.Term);
        }

        return read;
    }

    /// <summary>YAML inside a text: <c>"$brooklyn:formatString: [a, b]"</c>.</summary>
    private Expression OfYaml(ScalarNode scalar, Draft owner)
    {
        if (_inText == MostInText)
        {
            diagnostics.Error(Codes.BadExpression, scalar.At, $"YAML stands in a text, which stands in another, more than {MostInText} deep.", "Write it as YAML.");
            return Nothing;
        }

        _inText++;
        var node = YamlDocument.Read(scalar.Text, diagnostics, at => at.Line == 1 ? scalar.PlaceOf(at.Column - 1) : scalar.At);
        var expression = node is null ? Nothing : Of(node, owner);
        _inText--;
        return expression;
    }

    private Expression OfMap(MappingNode map, Draft owner)
    {
        var entries = new List<KeyValuePair<string, Expression>>(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            if (!entry.Name.StartsWith(DslSyntax.Prefix, StringComparison.Ordinal))
            {
                entries.Add(new(entry.Name, Of(entry.Value, owner)));
                continue;
            }

            var (term, mistake) = Parsed(entry.Name);
            if (mistake is not null)
            {
                diagnostics.Error(Codes.BadExpression, entry.Key.PlaceOf(mistake.At), mistake.Message, "As a key write the function without parentheses: $brooklyn:formatString:");
                return Nothing;
            }

            if (term!.AwaitsArguments)
            {
                return OfFunction(map, entry, term, owner);
            }

            if (KeyOf(entry.Key, term, owner) is not { } key)
            {
                return Nothing;
            }

            entries.Add(new(key, Of(entry.Value, owner)));
        }

        return ConfigMerge.Combine(entries.ToValueMap());
    }

    private Expression OfFunction(MappingNode map, MappingNode.Entry function, DslTerm.Chain term, Draft owner)
    {
        if (map.Entries.Count == 1)
        {
            return new DslMeaning(this, diagnostics, owner, function.Key).Of(term, function.Value) ?? Nothing;
        }

        diagnostics.Error(
            Codes.BadExpression,
            function.Key.At,
            $"The map with \"{function.Name}\" has other entries too.",
            "A map that is an expression has exactly one entry.");
        return Nothing;
    }

    /// <summary>The text of a key that is an expression, such as <c>$brooklyn:sensor("main.uri")</c>.</summary>
    private string? KeyOf(ScalarNode key, DslTerm.Chain term, Draft owner)
    {
        switch (new DslMeaning(this, diagnostics, owner, key).Of(term, null))
        {
            case null:
                return null;
            case Expression.Constant { Value: var value }:
                return value.Display;
            default:
                diagnostics.Error(Codes.BadExpression, key.At, "The key of a map cannot depend on what is known only later.", "As a key use sensor(\"…\") or a plain text.");
                return null;
        }
    }
}
