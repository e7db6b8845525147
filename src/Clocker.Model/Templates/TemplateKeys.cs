using Clocker.Model.Collections;
using Clocker.Model.Values;

namespace Clocker.Model.Templates;

/// <summary>Finds the config that a template asks for by name.</summary>
internal static class TemplateKeys
{
    /// <summary>The keys, with their dots.</summary>
    public static IEnumerable<string> Of(ValueList<TemplateNode> nodes) => nodes.SelectMany(Formulas).SelectMany(Of);

    private static IEnumerable<Formula> Formulas(TemplateNode node) => node switch
    {
        TemplateNode.Filled filled => [filled.Formula],
        TemplateNode.Assign assign => [assign.Formula],
        TemplateNode.Between between => between.Body.SelectMany(Formulas),
        TemplateNode.Choice choice => choice.Branches.SelectMany(branch => branch.Body.SelectMany(Formulas).Concat(branch.Test is null ? [] : [branch.Test])),
        TemplateNode.Each each => each.Body.Concat(each.Otherwise).SelectMany(Formulas).Prepend(each.Of),
        _ => [],
    };

    private static IEnumerable<string> Of(Formula formula) => Key(formula) is { } key ? [key] : Parts(formula).SelectMany(Of);

    private static string? Key(Formula formula) => formula is Formula.Member { Key: Formula.Literal { Value: Value.Text name } } member
        ? member.Of is Formula.Name { Of: "config" } ? name.Content
        : Key(member.Of) is { } outer ? $"{outer}.{name.Content}"
        : null
        : null;

    private static IEnumerable<Formula> Parts(Formula formula) => formula switch
    {
        Formula.Text text => text.Nodes.SelectMany(Formulas),
        Formula.Member member => [member.Of, member.Key],
        Formula.BuiltIn call => call.Arguments.Prepend(call.Of),
        Formula.Default given => given.Otherwise is null ? [given.Of] : [given.Of, given.Otherwise],
        Formula.Exists exists => [exists.Of],
        Formula.Not not => [not.Of],
        Formula.Binary binary => [binary.Left, binary.Right],
        Formula.Span span => span.To is null ? [span.From] : [span.From, span.To],
        Formula.Sequence list => list.Items,
        Formula.Map map => map.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }),
        _ => [],
    };
}
