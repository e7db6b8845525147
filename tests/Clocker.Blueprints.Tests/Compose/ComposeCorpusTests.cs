using System.Text.Json.Nodes;

using Clocker.Blueprints.Catalogues;
using Clocker.Blueprints.Compose;
using Clocker.Blueprints.Compose.Attributes;
using Clocker.Blueprints.Compose.Loading;
using Clocker.Blueprints.Compose.Merging;
using Clocker.Blueprints.Compose.Parsing;
using Clocker.Blueprints.Compose.Tree;
using Clocker.Model.Collections;

using Xunit;

namespace Clocker.Blueprints.Tests.Compose;

/// <summary>Cases of the compose-go project and of awesome-compose, in <c>Corpus/compose</c>: what comes of each is what compose-go makes of it.</summary>
public sealed class ComposeCorpusTests
{
    private const string Directory = "${DIR}";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus", "compose");

    public static TheoryData<string> Merges { get; } = Names("merge");

    public static TheoryData<string> Models { get; } = [.. All().Where(name => !File.Exists(In(name, "expected-error.txt")))];

    public static TheoryData<string> Refused { get; } = [.. All().Where(name => File.Exists(In(name, "expected-error.txt")))];

    [Fact]
    public void The_corpus_is_whole()
    {
        Assert.Equal(30, Merges.Count);
        Assert.Equal(188, Models.Count + Refused.Count);
        Assert.True(File.Exists(Path.Combine(Folder, "LICENSE")));
    }

    [Theory]
    [MemberData(nameof(Merges))]
    public void Files_merge_as_compose_go_merges_them(string name)
    {
        var diagnostics = new DiagnosticList(name);
        var context = new LoadContext(new TestFiles(), Options("/"), diagnostics);
        var merged = Tree(name, "base.yaml", diagnostics);

        foreach (var file in new[] { "override.yaml" })
        {
            merged = (ComposeMap)new ComposeMerge(context).Merge(merged, Tree(name, file, diagnostics), ProjectAttributes.Shape, ComposePath.Root)!;
            new Unicity(diagnostics).Enforce(merged, ProjectAttributes.Shape, ComposePath.Root);
        }

        Assert.Empty(diagnostics.InOrder);
        Assert.Equal(Fingerprint.Of(Tree(name, "expected.yaml", diagnostics)), Fingerprint.Of(merged));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_file_gives_the_model_of_compose_go(string name)
    {
        var reading = Read(name);

        Assert.True(reading.Project is not null, string.Join('\n', reading.Diagnostics));
        if (File.Exists(In(name, "expected.yaml")))
        {
            Assert.Equal(File.ReadAllText(In(name, "expected.yaml")).TrimEnd(), Placed(reading.Project.ToYaml(), name).TrimEnd());
            return;
        }

        var expected = JsonNode.Parse(File.ReadAllText(In(name, "expected.json")));
        var actual = JsonNode.Parse(Placed(reading.Project.ToJson(), name));
        Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected:\n{expected}\nActual:\n{actual}");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_file_that_compose_go_refuses_is_refused(string name)
    {
        var reading = Read(name);

        Assert.Null(reading.Project);
        Assert.NotEmpty(reading.Diagnostics);
    }

    private static ComposeReading Read(string name)
    {
        var file = File.Exists(In(name, "compose.yaml")) ? In(name, "compose.yaml") : In(name, "compose.yml");
        return TestFiles.Load(file, Options(Path.GetDirectoryName(file)!));
    }

    private static ComposeOptions Options(string directory) => new()
    {
        ProjectDirectory = directory,
        WorkingDirectory = directory,
        Name = "golden",
        Environment = ValueMap<string>.Empty.With("HOME", "/root"),
    };

    private static ComposeMap Tree(string name, string file, DiagnosticList diagnostics) =>
        (ComposeMap)ComposeYaml.Read(File.ReadAllText(In(name, file)), new Origin(file, null), diagnostics)!.Single().Root!;

    /// <summary>The cases do not know where they are.</summary>
    private static string Placed(string text, string name) => text.Replace(Path.Combine(Folder, name), Directory, StringComparison.Ordinal);

    private static string In(string name, string file) => Path.Combine(Folder, name, file);

    private static IEnumerable<string> All() => Names("load").Concat(Names("awesome-compose")).Select(row => row.Data);

    private static TheoryData<string> Names(string kind) =>
        [.. System.IO.Directory.EnumerateDirectories(Path.Combine(Folder, kind)).Select(folder => Path.GetRelativePath(Folder, folder)).Order(StringComparer.Ordinal)];
}
