using System.Text;

using Xunit;

namespace Clocker.Blueprints.Tests.Environments;

/// <summary>In each folder, <c>app.yaml</c> is read with all other YAML files laid over it, in the order of their names; what comes of it must be <c>expected</c>.</summary>
public sealed class EnvironmentGoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden", "Environments");

    public static TheoryData<string> Names { get; } =
        [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Laying_environments_over_a_blueprint_gives_what_is_expected(string name)
    {
        var folder = Path.Combine(Folder, name);
        var expected = Path.Combine(folder, "expected");
        var environments = Directory.EnumerateFiles(folder, "*.yaml").Select(file => Path.GetFileName(file)!).Where(file => file != "app.yaml").Order(StringComparer.Ordinal);

        var reading = Formats.Read(
            Source(folder, "app.yaml"), new Catalogue(), environments: [.. environments.Select(file => Source(folder, file))]);
        var actual = new StringBuilder(Dump.Of(reading));
        foreach (var change in reading.Changes)
        {
            actual.AppendLine($"change {(change.Entity.Length == 0 ? "the application" : change.Entity)}: {change.Key} at {change.At} instead of {change.Instead?.ToString() ?? "nothing"}");
        }

        foreach (var place in reading.Places)
        {
            actual.AppendLine($"place {place.Entity}: {place.Key} at {place.At}{string.Concat(place.Also.Select(also => $", {also}"))}");
        }

        var text = actual.ToString().ReplaceLineEndings("\n");
        if (!File.Exists(expected))
        {
            // For a new case: copy this file to the source folder once it is right.
            File.WriteAllText(Path.Combine(folder, "actual"), text);
            Assert.Fail($"There is no expected for {name}; what was read is in \"actual\" beside the test program.");
        }

        Assert.Equal(File.ReadAllText(expected), text);
    }

    private static Model.Blueprints.Source Source(string folder, string file) => new(file, File.ReadAllText(Path.Combine(folder, file)));
}
