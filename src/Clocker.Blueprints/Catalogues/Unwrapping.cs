using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Entities;

namespace Clocker.Blueprints.Catalogues;

/// <summary>Makes one service of a blueprint, as Brooklyn does where an entity is wanted.</summary>
internal sealed class Unwrapping(TypeNames types)
{
    private static readonly string[] Adjuncts = ["brooklyn.policies", "brooklyn.enrichers", "brooklyn.initializers"];
    private static readonly string[] OfWrapper = [CampKeys.Services, "wrappedApp", "brooklyn.catalog"];

    /// <summary>The only service with what the blueprint says over it, unless the two say different things; else an application.</summary>
    public MappingNode Of(MappingNode blueprint) =>
        Only(blueprint) is { } service && MayMerge(blueprint, service)
            ? new Layers(types).Merge([Without(blueprint, OfWrapper), service])
            : Application(blueprint);

    private static MappingNode? Only(MappingNode blueprint) =>
        blueprint.Find(CampKeys.Services)?.Value is SequenceNode { Items: [MappingNode only] }
            && !IsGiven(blueprint, CampKeys.Children)
            && blueprint.Find("wrappedApp")?.Value is not ScalarNode { Text: "true" } ? only : null;

    private bool MayMerge(MappingNode wrapper, MappingNode service) =>
        !Adjuncts.Any(block => IsGiven(wrapper, block))
        && !Differ(wrapper, service, "name") && !Differ(wrapper, service, "id")
        && !((IsGiven(wrapper, "location") || IsGiven(wrapper, "locations")) && (IsGiven(service, "location") || IsGiven(service, "locations")))
        && new Layers(types).AgreeOnConfig(wrapper, service);

    private static bool Differ(MappingNode one, MappingNode other, string key) =>
        one.Find(key)?.Value is ScalarNode { IsNull: false } a && other.Find(key)?.Value is ScalarNode { IsNull: false } b && a.Text.Trim() != b.Text.Trim();

    private static bool IsGiven(MappingNode map, string key) => map.Find(key)?.Value is not (null or ScalarNode { IsNull: true } or SequenceNode { Items: [] });

    /// <summary>The blueprint as an application with its services as children.</summary>
    private static MappingNode Application(MappingNode blueprint)
    {
        var application = new MappingNode(blueprint.At);
        var services = blueprint[CampKeys.Services];
        ScalarNode Word(string text) => new(services.Key.At, text);
        application.TryAdd(new(Word(CampKeys.Type[0]), Word(BasicDeclarations.Application.Name)));
        if (services.Value is SequenceNode list && blueprint.Find(CampKeys.Children)?.Value is SequenceNode more)
        {
            var children = new SequenceNode(list.At);
            list.Items.Concat(more.Items).ToList().ForEach(children.Add);
            application.TryAdd(new(Word(CampKeys.Children), children));
        }
        else
        {
            application.TryAdd(new(Word(CampKeys.Children), services.Value));
        }

        foreach (var entry in Without(blueprint, OfWrapper).Entries)
        {
            application.TryAdd(entry);
        }

        return application;
    }

    private static MappingNode Without(MappingNode map, string[] keys)
    {
        var rest = new MappingNode(map.At);
        foreach (var entry in map.Entries.Where(entry => !keys.Contains(entry.Name)))
        {
            rest.TryAdd(entry);
        }

        return rest;
    }
}
