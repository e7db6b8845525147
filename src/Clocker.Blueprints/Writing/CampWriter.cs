using Clocker.Blueprints.Camp;
using Clocker.Model.Blueprints;
using Clocker.Model.Collections;
using Clocker.Model.Entities;
using Clocker.Model.Expressions;
using Clocker.Model.Values;

namespace Clocker.Blueprints.Writing;

/// <summary>
/// Writes a blueprint in Brooklyn's YAML: read again, it is the same blueprint. Secrets cannot be written and stand there as
/// <c>***</c>; attached files by their content's name, as the deployed blueprint has them.
/// </summary>
public static class CampWriter
{
    /// <summary>A blueprint as a document.</summary>
    public static string Write(Blueprint blueprint) => YamlText.Of(Document(blueprint.Root));

    /// <summary>What stands in <c>services</c> for an entity.</summary>
    internal static Written.Map Entity(EntitySpec entity) => new(
        [new("type", new Written.Text(entity.Type)), .. Entries(entity), .. Block("brooklyn.children", [.. entity.Children.Select(Entity)])]);

    private static Written.Map Document(EntitySpec root)
    {
        var isWrapper = root.Config.GetValueOrDefault(BasicDeclarations.WrapperApplication.Name) is Expression.Constant { Value: Value.Truth { IsTrue: true } };

        // Without the mark, it is an application that stood as the only service.
        return isWrapper
            ? new(
                [
                    .. Entries(root with { Config = root.Config.Without(BasicDeclarations.WrapperApplication.Name) }),
                    new(CampKeys.WrappedApp, new Written.Plain("true")),
                    new(CampKeys.Services, new Written.List([.. root.Children.Select(Entity)])),
                ])
            : new([new(CampKeys.Services, new Written.List([Entity(root)]))]);
    }

    private static IEnumerable<KeyValuePair<string, Written>> Entries(EntitySpec entity) =>
    [
        .. Text("id", entity.Id),
        .. Text("name", entity.Name == entity.Id ? null : entity.Name),
        .. Text(CampKeys.IconUrl, entity.IconUrl),
        .. Location(entity),
        .. Block(CampKeys.Tags, [.. entity.Tags.Select(ExpressionWriting.Of)]),
        .. Block(CampKeys.Parameters, [.. entity.Parameters.Select(Parameter)]),
        .. Config(entity.Config),
        .. Block(CampKeys.Enrichers, [.. entity.Enrichers.Select(Adjunct)]),
        .. Block(CampKeys.Policies, [.. entity.Policies.Select(Adjunct)]),
        .. Block(CampKeys.Initializers, [.. entity.Initializers.Select(Adjunct)]),
    ];

    private static IEnumerable<KeyValuePair<string, Written>> Location(EntitySpec entity)
    {
        if (entity.Location is { } location)
        {
            yield return new("location", entity.LocationConfig.Count == 0 ? new Written.Text(location) : Written.Map.Of(location, Fields(entity.LocationConfig)));
        }
    }

    private static IEnumerable<KeyValuePair<string, Written>> Config(ValueMap<Expression> config)
    {
        if (config.Count > 0)
        {
            yield return new(CampKeys.ConfigBlock, Fields(config));
        }
    }

    private static Written.Map Fields(ValueMap<Expression> config) =>
        new([.. config.Select(entry => KeyValuePair.Create(entry.Key, ExpressionWriting.Under(entry.Key, entry.Value)))]);

    private static Written.Map Adjunct(AdjunctSpec adjunct) =>
        new([new("type", new Written.Text(adjunct.Type)), .. Text("name", adjunct.Name), .. Config(adjunct.Config)]);

    private static Written.Map Parameter(ParameterSpec parameter) => new(
    [
        new("name", new Written.Text(parameter.Name)),
        .. Text("label", parameter.Label),
        .. Text("description", parameter.Description),
        .. Text("type", parameter.Type == "string" ? null : parameter.Type),
        .. parameter.Default is { } preset ? [new("default", ExpressionWriting.Of(preset))] : Array.Empty<KeyValuePair<string, Written>>(),
        .. parameter.Pinned ? Array.Empty<KeyValuePair<string, Written>>() : [new("pinned", new Written.Plain("false"))],
        .. Block("constraints", [.. parameter.Constraints.Select(ExpressionWriting.Of)]),
        .. Block("deprecatedNames", [.. parameter.DeprecatedNames.Select(name => new Written.Text(name))]),
        .. parameter.Reconfigurable ? [new("reconfigurable", new Written.Plain("true"))] : Array.Empty<KeyValuePair<string, Written>>(),
        .. Inheritance("inheritance.runtime", parameter.Inheritance),
        .. Inheritance("inheritance.type", parameter.TypeInheritance),
    ]);

    private static IEnumerable<KeyValuePair<string, Written>> Inheritance(string key, ConfigInheritance inheritance) => Text(key, inheritance switch
    {
        ConfigInheritance.Always => null,
        ConfigInheritance.Never => "never",
        ConfigInheritance.NotReinherited => "not_reinherited",
        ConfigInheritance.DeepMerge => "deep_merge",
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    private static IEnumerable<KeyValuePair<string, Written>> Text(string key, string? text)
    {
        if (text is not null)
        {
            yield return new(key, new Written.Text(text));
        }
    }

    private static IEnumerable<KeyValuePair<string, Written>> Block(string key, IReadOnlyList<Written> items)
    {
        if (items.Count > 0)
        {
            yield return new(key, new Written.List(items));
        }
    }
}
