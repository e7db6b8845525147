using Clocker.Blueprints.Camp;
using Clocker.Model.Blueprints;
using Clocker.Model.Clouds;
using Clocker.Model.Containers;
using Clocker.Model.Entities;

using Xunit;

namespace Clocker.Tidy;

/// <summary>Holds the reference of the blueprint language to the reader, and the examples too.</summary>
public sealed class BlueprintDocumentTests : ITypeCatalogue
{
    private static readonly Markdown Reference = Markdown.Named("docs/blueprints.md");

    private static readonly string[] Words = [.. Reference.CodeWords];

    public IReadOnlyList<TypeDeclaration> Types { get; } =
        [BasicDeclarations.Application, BasicDeclarations.Entity, DockerContainerDeclaration.Type, DockerInfrastructureDeclaration.Type];

    public static TheoryData<string> Snippets =>
        [.. Reference.Fences.Where(fence => fence.Language == "yaml").Select(fence => fence.ToString())];

    public static TheoryData<string> Examples => [.. Repository.Files("*.yaml", "examples").Select(Repository.Relative)];

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Snippets_are_read_without_a_diagnostic(string snippet) =>
        ReadsWell(snippet, Reference.Fences.Single(fence => fence.ToString() == snippet).Text);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Examples_are_read_without_a_diagnostic(string example) =>
        ReadsWell(example, File.ReadAllText(Path.Combine(Repository.Root, example)));

    [Fact]
    public void Every_key_is_described() => Assert.Empty(Types
        .SelectMany(type => type.Keys)
        .Select(key => key.HasEffect && key.Flags is [var flag, ..] ? flag : key.Name)
        .Except(Words));

    [Fact]
    public void Every_sensor_is_described() =>
        Assert.Empty(Types.SelectMany(type => type.Sensors).Select(sensor => sensor.Name).Except(Words));

    private void ReadsWell(string name, string text)
    {
        var reading = new CampFormat().Read(new(name, text), this);
        Assert.Empty(reading.Diagnostics);
        Assert.NotNull(reading.Blueprint);
    }
}
