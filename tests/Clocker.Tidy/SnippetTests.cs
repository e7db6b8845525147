using System.Text.RegularExpressions;

using Xunit;

namespace Clocker.Tidy;

/// <summary>Code in the how-tos is cut from tests that are compiled and run: <c>&lt;!-- snippet: FILE#NAME --&gt;</c> says from where.</summary>
public sealed partial class SnippetTests
{
    private const string End = "// end of snippet";

    public static TheoryData<string> HowTos => [.. Repository.Files("*.md", "docs/how-to").Select(Repository.Relative)];

    [Theory]
    [MemberData(nameof(HowTos))]
    public void Snippets_are_what_is_compiled(string document)
    {
        var snippets = Markdown.Named(document).Fences.Where(fence => fence.Language == "csharp").ToList();
        Assert.NotEmpty(snippets);
        Assert.All(snippets, snippet => Assert.Equal(Compiled(snippet), snippet.Text));
    }

    private static string Compiled(Fence snippet)
    {
        var source = Source().Match(snippet.Before);
        Assert.True(source.Success, $"{snippet} does not say what it is cut from.");
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, source.Groups[1].Value))
            .SkipWhile(line => line.Trim() != $"// snippet: {source.Groups[2].Value}")
            .Skip(1)
            .TakeWhile(line => line.Trim() != End)
            .ToList();
        Assert.NotEmpty(lines);
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..]));
    }

    [GeneratedRegex(@"^<!-- snippet: ([\w./]+)#([\w-]+) -->$")]
    private static partial Regex Source();
}
