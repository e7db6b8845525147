using System.Text;

using Clocker.Model.Blueprints;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Tests;

/// <summary>Blueprints and diagnostics as text that a person can check.</summary>
internal static class Dump
{
    public static string Of(Reading reading)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in reading.Diagnostics)
        {
            text.Append(diagnostic.Location).Append(' ').Append(diagnostic.Severity.ToString().ToLowerInvariant()).Append(' ').Append(diagnostic.Code).Append(' ').AppendLine(diagnostic.Message);
            text.Append("    ").AppendLine(diagnostic.Remedy);
        }

        foreach (var file in reading.Files)
        {
            text.Append("file ").Append(file.Path).Append(file.IsEnvironment ? " (environment)" : "").Append(" at ").AppendLine(file.Location.ToString());
        }

        if (reading.Blueprint is { } blueprint)
        {
            text.Append("blueprint ").AppendLine(blueprint.Name);
            Append(text, blueprint.Root, "  ");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    public static string Of(Expression expression) => expression switch
    {
        Expression.Constant constant => ValueJson.Write(constant.Value),
        Expression.Sequence list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        Expression.Fields map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Of(entry.Value)}"))}}}",
        Expression.Component component => Of(component.Target),
        Expression.Config config => $"{Of(config.Target)}.config({Of(config.Key)})",
        Expression.AttributeWhenReady { Options: { } options } attribute =>
            $"{Of(attribute.Target)}.attributeWhenReady({Of(attribute.Sensor)}, {options})",
        Expression.AttributeWhenReady { OptionsBy: { } by } attribute => $"{Of(attribute.Target)}.attributeWhenReady({Of(attribute.Sensor)}, {Of(by)})",
        Expression.AttributeWhenReady attribute => $"{Of(attribute.Target)}.attributeWhenReady({Of(attribute.Sensor)})",
        Expression.FormatString format => $"formatString({string.Join(", ", format.Arguments.Prepend(format.Pattern).Select(Of))})",
        Expression.Specification specification => $"entitySpec({Of(specification.Entity).Replace("\n", " | ", StringComparison.Ordinal).TrimEnd(' ', '|')})",
        Expression.Identity identity => $"{Of(identity.Target)}.entityId()",
        Expression.Location location => $"{Of(location.Target)}.location({Of(location.Index)})",
        Expression.LocationConfig config => $"{Of(config.Of)}.config({Of(config.Key)})",
        Expression.RegexReplacement replacement => $"regexReplacement({string.Join(", ", replacement.Inside().Select(Of))})",
        Expression.UrlEncode encoding => $"urlEncode({Of(encoding.Source)})",
        Expression.Template template => $"template({string.Join(", ", template.Inside().Select(Of))})",
        Expression.External external => $"external({string.Join(", ", external.Inside().Select(Of))})",
        Expression.Item item => $"{Of(item.Source)}[{ValueJson.Write(item.Key)}]",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Of(EntityReference reference)
    {
        var start = reference.From is { } from ? Of(from) : reference.Start is { } value ? Of(value) : null;
        var step = reference.NamedBy is { } naming ? $"{(reference with { From = null, Start = null, NamedBy = null }).ToString()[..^1]}{Of(naming)})" : (reference with { From = null, Start = null }).ToString();
        return start is null ? step : $"{start}.{step}";
    }

    public static string Of(EntitySpec entity)
    {
        var text = new StringBuilder();
        Append(text, entity, "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, EntitySpec entity, string indent)
    {
        text.Append(indent).Append(entity.Type).Append(" id=").Append(entity.Id ?? "-").Append(" name=\"").Append(entity.Name).Append('"');
        text.Append(entity.Location is null ? "" : $" location={entity.Location}").AppendLine(entity.CatalogItem is null ? "" : $" item={entity.CatalogItem}");
        foreach (var (key, value) in entity.Config)
        {
            text.Append(indent).Append("  ").Append(key).Append(" = ").AppendLine(Of(value));
        }

        foreach (var parameter in entity.Parameters)
        {
            text.Append(indent).Append("  parameter ").Append(parameter.Name).Append(": ").Append(parameter.Type);
            text.Append(parameter.Default is { } preset ? $" = {Of(preset)}" : "").AppendLine(parameter.Inheritance == default ? "" : $", {parameter.Inheritance}");
        }

        AppendAdjuncts(text, "policy", entity.Policies, indent);
        AppendAdjuncts(text, "enricher", entity.Enrichers, indent);
        AppendAdjuncts(text, "initializer", entity.Initializers, indent);
        text.Append(entity.Tags.Count == 0 ? "" : $"{indent}  tags {string.Join(", ", entity.Tags.Select(ValueJson.Write))}\n");
        text.Append(entity.IconUrl is null ? "" : $"{indent}  icon {entity.IconUrl}\n");
        foreach (var child in entity.Children)
        {
            Append(text, child, $"{indent}  ");
        }
    }

    private static void AppendAdjuncts(StringBuilder text, string kind, IEnumerable<AdjunctSpec> adjuncts, string indent)
    {
        foreach (var adjunct in adjuncts)
        {
            text.Append(indent).Append("  ").Append(kind).Append(' ').Append(adjunct.Type).Append(adjunct.Name is null ? "" : $" \"{adjunct.Name}\"");
            text.Append(" {").AppendJoin(", ", adjunct.Config.Select(entry => $"{entry.Key}: {Of(entry.Value)}")).AppendLine("}");
        }
    }
}
