using Clocker.Blueprints.Yaml;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Camp;

/// <summary>Brooklyn's rules for the application that is made around the services of a plan.</summary>
internal static class Wrapping
{
    /// <summary>Config that says nothing about whether wrapper and child agree.</summary>
    private static readonly string[] Ignored = [BasicDeclarations.WrapperApplication.Name, "camp.template.id"];

    /// <summary>Where an application is wanted, one service that is an application itself becomes the root.</summary>
    public static void OfApplication(Draft root, MappingNode document)
    {
        if (root.Children is [{ Type.Name: var type } only] && type == BasicDeclarations.Application.Name && MayMerge(root, only, document))
        {
            root.TakeOver(only);
        }
        else if (root.Type is not null)
        {
            Mark(root, document);
        }
    }

    /// <summary>Where an entity is wanted, one service becomes it whatever its type is.</summary>
    public static void OfEntity(Draft root, MappingNode document)
    {
        if (root.Children is [var only] && MayMerge(root, only, document))
        {
            root.TakeOver(only);
        }
        else if (root.Type is not null)
        {
            Mark(root, document);
        }
    }

    private static void Mark(Draft root, MappingNode document)
    {
        var here = new ScalarNode(document.At, "", Spelling.PlainLines);
        root.Config.TryAdd(BasicDeclarations.WrapperApplication.Name, new(new(here, here), new Expression.Constant(Value.Of(true)), BasicDeclarations.WrapperApplication));
    }

    private static bool MayMerge(Draft wrapper, Draft only, MappingNode document) =>
        document.Find(CampKeys.WrappedApp)?.Value is not ScalarNode { Text: "true" or "True" or "TRUE" }
        && wrapper.Policies.All(only.Policies.Contains)
        && wrapper.Enrichers.All(only.Enrichers.Contains)
        && wrapper.Initializers.All(only.Initializers.Contains)
        && (wrapper.GivenName is null || only.GivenName is null || wrapper.GivenName == only.GivenName)
        && (wrapper.Id is null || only.Id is null || wrapper.Id == only.Id)
        && (wrapper.Location is null || only.Location is null)
        && wrapper.Config.All(entry => Ignored.Contains(entry.Key) || !only.Config.TryGetValue(entry.Key, out var other) || other.Expression == entry.Value.Expression)
        && !wrapper.Parameters.Exists(each => each.Parameter.Default is not null && each.Parameter.Names.Any(only.Config.ContainsKey));
}
