using Clocker.Blueprints.Camp;
using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Yaml;
using Clocker.Model.Blueprints;

using Codes = Clocker.Blueprints.DiagnosticCodes;

namespace Clocker.Blueprints.Environments;

/// <summary>Reads environments: what is different about a blueprint where it is deployed to.</summary>
internal static class EnvironmentFormat
{
    private const string Form = "Write \"services:\" and below it ids of the blueprint's services, each with what is different: \"web: { memory: 256m }\".";

    private static readonly string[] Places = ["location", "locations"];

    /// <summary>What an environment may say in the language's own words; all else is config.</summary>
    private static readonly string[] Words = [.. Places, CampKeys.ConfigBlock, CampKeys.FlagsBlock, "description"];

    /// <summary>Words that make a blueprint what it is in every environment.</summary>
    private static readonly string[] Fixed = [.. CampKeys.OfService.Concat(CampKeys.OfDocument).Except([.. Words, CampKeys.Services]).Distinct()];

    /// <summary>An environment; null if it is none, and then there is an error.</summary>
    public static EnvironmentLayer? Read(Source source, DiagnosticList diagnostics)
    {
        var place = new TextPlace(new Origin(source.Name, null));
        var root = YamlDocument.Read(source.Text, diagnostics, place.Of);
        if (root is not MappingNode document)
        {
            if (root is not null)
            {
                diagnostics.Error(Codes.NotAnEnvironment, root.At, $"The environment is {root.Kind}, not a map.", Form);
            }

            return null;
        }

        new SlideMarks(diagnostics).Check(document);
        CheckWords(document, "the application", diagnostics);
        return new(Without([CampKeys.Services, .. Fixed], document), [.. Services(document, diagnostics)]);
    }

    private static IEnumerable<MappingNode.Entry> Services(MappingNode document, DiagnosticList diagnostics)
    {
        if (document.Find(CampKeys.Services) is not { } services || services.Value is ScalarNode { IsNull: true })
        {
            yield break;
        }

        if (services.Value is not MappingNode map)
        {
            diagnostics.Error(Codes.NotAnEnvironment, services.Value.At, $"\"{CampKeys.Services}\" of the environment is {services.Value.Kind}, not a map: this looks like a blueprint.", Form);
            yield break;
        }

        foreach (var service in map.Entries.Where(service => service.Value is not ScalarNode { IsNull: true }))
        {
            if (service.Value is MappingNode said)
            {
                CheckWords(said, $"service \"{service.Name}\"", diagnostics);
                yield return service with { Value = Without(Fixed, said) };
            }
            else
            {
                diagnostics.Error(Codes.WrongShape, service.Value.At, $"What the environment says of service \"{service.Name}\" is {service.Value.Kind}, not a map.", Form);
            }
        }
    }

    private static void CheckWords(MappingNode said, string who, DiagnosticList diagnostics)
    {
        foreach (var entry in said.Entries.Where(entry => Fixed.Contains(entry.Name)))
        {
            diagnostics.Error(
                Codes.NotOfEnvironment,
                entry.Key.At,
                $"An environment does not change \"{entry.Name}\" of {who}.",
                entry.Name == CampKeys.Parameters
                    ? $"Give the parameter its value under \"{CampKeys.ConfigBlock}\"."
                    : "It changes locations and config; the rest belongs into the blueprint.");
        }
    }

    private static MappingNode Without(string[] words, MappingNode map)
    {
        var rest = new MappingNode(map.At);
        map.Entries.Where(entry => !words.Contains(entry.Name)).ToList().ForEach(entry => rest.TryAdd(entry));
        return rest;
    }
}
