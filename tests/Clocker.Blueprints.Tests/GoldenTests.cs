using Xunit;

namespace Clocker.Blueprints.Tests;

/// <summary>Each <c>Golden/NAME.yaml</c> is read; what comes of it must be <c>Golden/NAME.expected</c>.</summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    public static TheoryData<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Reading_gives_what_is_expected(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"{name}.yaml"));
        var expected = Path.Combine(Folder, $"{name}.expected");

        var actual = Dump.Of(Catalogue.Read(text, $"{name}.yaml"));

        if (!File.Exists(expected))
        {
            // For a new case: copy this file to the source folder once it is right.
            File.WriteAllText(Path.Combine(Folder, $"{name}.actual"), actual);
            Assert.Fail($"There is no {name}.expected; what was read is in {name}.actual beside the test program.");
        }

        Assert.Equal(File.ReadAllText(expected), actual);
    }
}
