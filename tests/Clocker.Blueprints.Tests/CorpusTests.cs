using Clocker.Model.Blueprints;
using Clocker.Model.Diagnostics;

using Xunit;

namespace Clocker.Blueprints.Tests;

/// <summary>
/// Blueprints that others wrote, in <c>Corpus</c>: of Brooklyn's guide and tests, of Clocker 1.1.0, and of the talk. Each
/// <c>NAME.yaml</c> is read; what comes of it must be <c>NAME.expected</c>.
/// </summary>
public sealed class CorpusTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus");

    /// <summary>A type that is not there yet, and one of a catalogue that was not added.</summary>
    private static readonly string[] MissingType = [DiagnosticCodes.TypeNotHere, DiagnosticCodes.UnknownType];

    public static TheoryData<string> Names { get; } =
    [
        .. new[] { "brooklyn", "clocker", "talk" }
            .SelectMany(set => Directory.EnumerateFiles(Path.Combine(Folder, set), "*.yaml"))
            .Select(file => Path.GetRelativePath(Folder, file))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void The_corpus_is_whole()
    {
        Assert.Equal(31, Names.Count);
        Assert.All(["brooklyn", "clocker"], set => Assert.True(File.Exists(Path.Combine(Folder, set, "LICENSE"))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_but_a_type_that_is_not_there_yet_keeps_a_blueprint_from_being_read(string name)
    {
        var reading = Read(name);

        Assert.All(reading.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error), error => Assert.Contains(error.Code, MissingType));
        Assert.Equal(reading.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error), reading.Blueprint is null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reading_gives_what_is_expected(string name)
    {
        var expected = Path.Combine(Folder, Path.ChangeExtension(name, ".expected"));

        var actual = Dump.Of(Read(name));

        if (!File.Exists(expected))
        {
            File.WriteAllText(Path.Combine(Folder, Path.ChangeExtension(name, ".actual")), actual);
            Assert.Fail($"There is no {expected}; what was read is in a file .actual beside it.");
        }

        Assert.Equal(File.ReadAllText(expected), actual);
    }

    private static Reading Read(string name) => Catalogue.Read(File.ReadAllText(Path.Combine(Folder, name)), name);
}
