using System.Text.RegularExpressions;

using Xunit;

namespace Clocker.Tidy;

/// <summary>Holds the documents to the code, so that they cannot tell of what is no more.</summary>
public sealed partial class DocumentTests
{
    /// <summary>Types of the platform, and names that look like types, which documents mention.</summary>
    private static readonly string[] NotOurs =
        ["Clocker", "CancellationToken", "Dockerfile", "Random", "SynchronizationContext", "TimeProvider"];

    private static readonly string[] Sources =
        [.. Repository.Files("*.cs", "src").Select(File.ReadAllText).Select(source => Comment().Replace(source, ""))];

    /// <summary>Types, and folders: both are named in the same way.</summary>
    private static readonly HashSet<string> Known =
    [
        .. Sources.SelectMany(source => Declaration().Matches(source)).Select(type => type.Groups[1].Value),
        .. Repository.Files("*.cs", "src").Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)),
        .. NotOurs,
    ];

    private static readonly HashSet<string> Identifiers =
        [.. Sources.SelectMany(source => Identifier().Matches(source)).Select(word => word.Value)];

    public static TheoryData<string> NamingTypes =>
        [.. Markdown.All.Select(document => document.Name).Where(name =>
            name.StartsWith("src/", StringComparison.Ordinal) || name is "docs/architecture.md" or "docs/vocabulary.md")];

    public static TheoryData<string> Documents => [.. Markdown.All.Select(document => document.Name)];

    public static TheoryData<string> Projects =>
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(Repository.Relative).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(NamingTypes))]
    public void Types_that_are_named_exist(string document) => Assert.DoesNotContain(
        Markdown.Named(document).CodeWords.Where(word => TypeName().IsMatch(word) && word.Any(char.IsLower)), word => !Exists(word));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_lead_somewhere(string document) =>
        Assert.DoesNotContain(Markdown.Named(document).Links, link => !LeadsSomewhere(Markdown.Named(document), link));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Each_project_says_what_it_is_in_thirty_lines(string project) =>
        Assert.InRange(File.ReadLines(Path.Combine(Repository.Root, project, "README.md")).Count(), 5, 30);

    private static bool Exists(string word)
    {
        var parts = word.Split('<')[0].Split('.');
        return Known.Contains(parts[0]) && parts.Skip(1).All(Identifiers.Contains);
    }

    private static bool LeadsSomewhere(Markdown from, string link)
    {
        if (link.Contains("://", StringComparison.Ordinal))
        {
            return true;
        }

        var parts = link.Split('#');
        var path = parts[0].Length == 0 ? from.Path : Path.GetFullPath(parts[0], Path.GetDirectoryName(from.Path)!);
        return parts.Length == 1
            ? File.Exists(path) || Directory.Exists(path)
            : Markdown.All.FirstOrDefault(document => document.Path == path)?.Anchors.Contains(parts[1]) == true;
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+([A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b[A-Za-z_]\w*")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"^[A-Z]\w*(\.[A-Z]\w*)*(<\w+>)?$")]
    private static partial Regex TypeName();
}
