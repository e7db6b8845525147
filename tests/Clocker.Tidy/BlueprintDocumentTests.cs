using Clocker.Blueprints;
using Clocker.Model.Blueprints;
using Clocker.Model.Entities;

using Xunit;

namespace Clocker.Tidy;

/// <summary>Holds the reference of the blueprint language to the reader, and the examples too.</summary>
public sealed class BlueprintDocumentTests : ITypeCatalogue
{
    private static readonly Markdown Reference = Markdown.Named("docs/blueprints.md");

    private static readonly string[] Words = [.. Reference.CodeWords];

    public IReadOnlyList<TypeDeclaration> Types => BuiltInDeclarations.All;

    private const string EnvironmentMark = "<!-- an environment of the blueprint above -->";
    private const string Environments = "examples/environments/";
    private const string OfEnvironments = $"{Environments}page.yaml";

    private static readonly Fence[] Yaml = [.. Reference.Fences.Where(fence => fence.Language == "yaml")];

    public static TheoryData<string> Snippets => [.. Yaml.Where(fence => fence.Before != EnvironmentMark).Select(fence => fence.ToString())];

    public static TheoryData<string> SnippetsOfEnvironments => [.. Yaml.Where(fence => fence.Before == EnvironmentMark).Select(fence => fence.ToString())];

    public static TheoryData<string> Examples => [.. AllExamples.Where(example => !IsEnvironment(example))];

    public static TheoryData<string> ExamplesOfEnvironments => [.. AllExamples.Where(IsEnvironment)];

    private static IEnumerable<string> AllExamples => Repository.Files("*.yaml", "examples").Select(Repository.Relative);

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippets_are_read_without_a_diagnostic(string snippet) =>
        ReadsWell(snippet, Yaml.Single(fence => fence.ToString() == snippet).Text);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Examples_are_read_without_a_diagnostic(string example) =>
        ReadsWell(example, Content(example));

    [Theory]
    [MemberData(nameof(SnippetsOfEnvironments))]
    public void Environments_are_laid_over_the_snippet_before_without_a_diagnostic(string snippet)
    {
        var index = Array.FindIndex(Yaml, fence => fence.ToString() == snippet);
        ReadsWell(snippet, Yaml[index - 1].Text, Yaml[index].Text);
    }

    [Theory]
    [MemberData(nameof(ExamplesOfEnvironments))]
    public void Environments_are_laid_over_their_example_without_a_diagnostic(string example) => ReadsWell(example, Content(OfEnvironments), Content(example));

    [Fact]
    public void Every_key_is_described() => Assert.Empty(Types.Where(type => type.IsListed)
        .SelectMany(type => type.Keys)
        .Select(key => key.HasEffect && key.Flags is [var flag, ..] ? flag : key.Name)
        .Except(Words));

    [Fact]
    public void Every_sensor_is_described() =>
        Assert.Empty(Types.Where(type => type.IsListed).SelectMany(type => type.Sensors).Select(sensor => sensor.Name).Except(Words));

    private static bool IsEnvironment(string example) => example.StartsWith(Environments, StringComparison.Ordinal) && example != OfEnvironments;

    private static string Content(string example) => File.ReadAllText(Path.Combine(Repository.Root, example));

    private void ReadsWell(string name, string text, string? environment = null)
    {
        var reading = Formats.Read(new(name, text), this, environments: environment is null ? [] : [new(name, environment)]);
        Assert.Empty(reading.Diagnostics);
        Assert.NotNull(reading.Blueprint);
    }
}
