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
        Expression.Component component => component.Target.ToString(),
        Expression.Config config => $"{config.Target}.config({Of(config.Key)})",
        Expression.AttributeWhenReady attribute => $"{attribute.Target}.attributeWhenReady({Of(attribute.Sensor)})",
        Expression.FormatString format => $"formatString({string.Join(", ", format.Arguments.Prepend(format.Pattern).Select(Of))})",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void Append(StringBuilder text, EntitySpec entity, string indent)
    {
        text.Append(indent).Append(entity.Type).Append(" id=").Append(entity.Id ?? "-").Append(" name=\"").Append(entity.Name).Append('"');
        text.Append(entity.Location is null ? "" : $" location={entity.Location}").AppendLine(entity.CatalogItem is null ? "" : $" item={entity.CatalogItem}");
        foreach (var (key, value) in entity.Config)
        {
            text.Append(indent).Append("  ").Append(key).Append(" = ").AppendLine(Of(value));
        }

        foreach (var child in entity.Children)
        {
            Append(text, child, $"{indent}  ");
        }
    }
}
