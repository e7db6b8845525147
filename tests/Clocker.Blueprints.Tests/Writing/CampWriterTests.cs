using Clocker.Blueprints.Writing;
using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;

using CsCheck;

using Xunit;

namespace Clocker.Blueprints.Tests.Writing;

public sealed class CampWriterTests
{
    public static TheoryData<string> Files { get; } =
    [
        .. new[] { "Corpus", "Golden" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folder), "*.yaml", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(AppContext.BaseDirectory, file))
            .Where(file => !file.Contains("compose", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_blueprint_of_the_corpus_is_the_same_when_written_and_read(string file)
    {
        if (Catalogue.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file))).Blueprint is { } blueprint)
        {
            SameAgain(blueprint);
        }
    }

    [Fact]
    public void Any_blueprint_is_the_same_when_written_and_read() => Blueprints.Any.Sample(SameAgain, iter: 2_000, print: CampWriter.Write);

    private static void SameAgain(Blueprint blueprint)
    {
        var text = CampWriter.Write(blueprint);
        var reading = Catalogue.Read(text);

        Assert.True(reading.Blueprint is not null, $"{reading.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error)}\n{text}");
        Assert.Equal(Dump.Of(blueprint.Root), Dump.Of(reading.Blueprint.Root));
        Assert.Equal(blueprint.Root, reading.Blueprint.Root);
        Assert.Equal(blueprint.Name, reading.Blueprint.Name);
    }
}
